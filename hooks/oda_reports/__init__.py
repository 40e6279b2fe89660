"""Regional reports on Official Development Assistance, made from YAML records.

The modules form one direction, data folder to pages; ``docs/contributing/design.md``
has the map and ``tests/test_architecture.py`` holds it.
"""

"""The adapter: hands the core's site to MkDocs. The only file that knows MkDocs.

MkDocs loads it once for a process and calls it for each build. What it keeps lies on one object,
which the last lines make and tie to MkDocs's events.
"""

from __future__ import annotations

import logging
import os
import re
import signal
import socket
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any, Literal

from jinja2 import Environment
from markdown.extensions.toc import nest_toc_tokens, strip_tags
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext
from oda_reports.build import build_site
from oda_reports.exports.search_files import search_files
from oda_reports.history.git import LATEST
from oda_reports.history.leftovers import is_leftover
from oda_reports.history.provenance import Provenance, provenance_of
from oda_reports.history.seals import BadSeal, Seal, read_seal, seal
from oda_reports.keeping.exchanges import CannotExchange, remade
from oda_reports.problems.counted_line import CountedLine
from oda_reports.problems.frames import defused, render_excerpt, render_text
from oda_reports.problems.problem import DataError
from oda_reports.records.forge_addresses import NO_ADDRESSES, BadAddress, read_addresses
from oda_reports.serving.answers import desk
from oda_reports.serving.hosts import BadHosts, Hosts, read_hosts
from oda_reports.serving.overlay import waiting_site
from oda_reports.serving.renewals import renewed
from oda_reports.serving.saves import Saves, edited, look
from oda_reports.serving.shown import Shown
from oda_reports.stock_site import stock_path
from oda_reports.writing.coverage import PageNumbers, read_page, summed
from oda_reports.writing.file_links import with_file_links
from oda_reports.writing.finished_pages import finish
from oda_reports.writing.hand_written_pages import hand_written_pages
from oda_reports.writing.handbook import front_matter
from oda_reports.writing.open_pages import Gate, HandWritten, page_problems
from oda_reports.writing.packed_texts import PackedText
from oda_reports.writing.pages.navigation import titles_in
from oda_reports.writing.rendering import RenderedPage, environment
from oda_reports.writing.sent_assets import strip_assets
from oda_reports.writing.site import Materials, Site
from oda_reports.writing.statement import own_statement
from watchdog.events import FileModifiedEvent, FileSystemEventHandler

log = logging.getLogger("mkdocs.hooks.oda")

_MOMENT = "SOURCE_DATE_EPOCH"
"""What MkDocs takes for today. It writes the day into the site map."""

_SEAL = "ODA_SEAL"
"""Names the seal of a site that is built again: the new one says of itself what that one says."""

_OFFLINE = "ODA_OFFLINE"
"""Asks for a site that is read from a disk; a site that is built again is as its seal says."""

_OPEN = 3.0
"""Seconds after which a page that did not ask for its cover is taken to be closed."""
_TURN = 1e-4
"""Seconds for which one thread of a server keeps the others waiting."""
_READ = 1.0
"""Seconds in which a browser fetches a page that was made anew alone, before the whole build."""

_SHOWN = 10
"""How many warnings, and numbers without a record, a build prints before it counts the rest."""


class Adapter:
    """One process of MkDocs: what outlives a build, and what belongs to the one going on."""

    def __init__(self) -> None:
        self.serves = False
        """Whether the site is served to those who edit it; else it is only built."""
        self.shows_drafts = False
        """Whether drafts are shown, and marked; not where it is served as for publishing."""
        self.shown = Shown({})
        """What a served site shows."""
        self.hosts: tuple[str, ...] = ()
        """The names by which the environment lets a served site be asked for."""
        self.exchange: ExitStack | None = None
        """Ends with the site of a command that builds one in the place of the old."""
        self.folder: Path
        """Where the site belongs, while it is made beside."""
        self.moment: str | None = None
        """The moment that a person builds the site for (SOURCE_DATE_EPOCH), if they name one."""
        self.addresses = NO_ADDRESSES
        """Where the environment says that the report is published and kept."""
        self.sealed: Seal | None = None
        """What the site that is built again says of itself."""
        self.is_offline = False
        """Whether the site is to be read from a disk, where folders are no pages."""
        self.site: Site
        self.written = 0
        """How many pages the core has written."""
        self.numbers: dict[str, PageNumbers | None] = {}
        """What the numbers of each finished page are, by its address."""
        self.by_hand: dict[str, HandWritten] = {}
        """The pages written by hand with a number that says nowhere what it is, by address."""
        self.frame: Frame
        """What MkDocs has put around the pages of the build going on."""
        self.renewals: Renewals | None = None
        """Makes pages of the site that is served anew alone."""
        self.looked_at: dict[str, float] = {}
        """When somebody last had a page open, by its address."""
        self.lock = Lock()
        """Held by whoever changes what is shown: the build, or what makes pages anew alone."""
        self.line = CountedLine("Pages and files made")
        """What a person who builds the site in a terminal sees of it."""
        self.saved: Saves = {}
        """What people had saved when somebody last looked."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], **_: object) -> None:
        """Notes whether the site is served or built, for which moment and which addresses."""
        for handler in logging.getLogger("mkdocs").handlers:
            handler.addFilter(_defuse)
        self.serves = self.shows_drafts = command == "serve"
        self.exchange = None if self.serves else ExitStack()
        if self.serves:
            _end_as_asked()
        self.moment = os.environ.get(_MOMENT)
        if self.moment and not (
            re.fullmatch("[0-9]{1,10}", self.moment) and int(self.moment) <= LATEST
        ):
            raise PluginError(
                f"{_MOMENT} is '{self.moment}': it has to be seconds since 1970, before "
                "the year 2106, or unset"
            )
        try:
            self.addresses = read_addresses(os.environ)
            self.hosts = read_hosts(os.environ)
            path = os.environ.get(_SEAL)
            self.sealed = read_seal(Path(path).read_bytes()) if path else None
            self.is_offline = self.sealed.offline if self.sealed else bool(os.environ.get(_OFFLINE))
        except (BadAddress, BadHosts, BadSeal) as error:
            raise PluginError(str(error)) from error
        except OSError as error:
            raise PluginError(f"{_SEAL} names no file: {path} ({error.strerror})") from error

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Makes the site before MkDocs touches the output folder, and gives MkDocs its settings."""
        root = Path(config.config_file_path).parent
        data = Path(os.path.relpath(root / os.environ.get("ODA_DATA", "data")))
        self.folder = Path(config.site_dir)
        if self.serves:
            self._prepare(config)
        if self.exchange:
            self._begin(self.exchange, config)
        provenance = self.sealed.provenance if self.sealed else provenance_of(data)
        # Asked for anew at each build, since a commit may come while the site is served.
        os.environ[_MOMENT] = self.moment or str(provenance.made)
        self.site = self._make(data, config, provenance)
        self.numbers, self.by_hand = {}, {}
        settings = dict(self.site.settings)
        if self.serves:  # MkDocs has set the address at which it serves
            settings.pop("site_url", None)
        config.theme["language"] = settings.pop("language", "en")
        config.extra.update(settings.pop("extra", {}), offline=self.is_offline)
        for name, value in settings.items():
            if value:
                config[name] = value
        config.nav = self.site.navigation
        return config

    def _prepare(self, config: MkDocsConfig) -> None:
        """Has a site that is served built beside the one that is shown."""
        if not self.shown.folder:
            _refuse_busy_address(*config.dev_addr)
            paths = (config.docs_dir, config.config_file_path, *config.watch)
            self.shown = Shown(look(str(Path(path).absolute()) for path in paths))
        config.site_dir = str(Path(config.site_dir, self.shown.beside))

    def _begin(self, exchange: ExitStack, config: MkDocsConfig) -> None:
        """Has MkDocs make the site beside the old one, whose hidden files it keeps."""

        def tell(fault: object, *_: object) -> None:
            if self.folder.exists():
                log.info("%s is %s.", self.name, "as it was" if fault else "the new site")

        def wait() -> None:
            log.info("Another command builds %s: this one waits for it.", self.name)

        exchange.push(tell)
        exchange.callback(setattr, config, "site_dir", config.site_dir)
        new = remade(self.folder, lambda name: name.startswith("."), wait)
        try:
            config.site_dir = str(exchange.enter_context(new))
        except CannotExchange as error:
            raise PluginError(str(error)) from error

    @property
    def name(self) -> str:
        """The folder of the site as a person types it."""
        return os.path.relpath(self.folder)

    def _make(self, data: Path, config: MkDocsConfig, provenance: Provenance) -> Site:
        try:
            site = build_site(
                data,
                config.nav or (),
                provenance,
                self.addresses,
                with_drafts=self.shows_drafts,
                with_cards=not self.shows_drafts,
                # What is verified is drawn anew.
                pictures_in=None if self.sealed else _kept_pictures(config),
                tell=self._tell,
            )
        except DataError as error:
            if self.serves and not self.shown.folder:
                return waiting_site(error.problems)
            text = render_text(error.problems)
            raise PluginError(f"Nothing was built: mend these first.\n\n{text}") from error
        finally:
            self.line.clear()
        told_at_the_end = {(p.file, p.span, p.code) for p in site.open_numbers.problems}
        others = [p for p in site.warnings if (p.file, p.span, p.code) not in told_at_the_end]
        if others:
            # Below the level of a warning: a strict build stops only for what is wrong.
            log.info("Look at these again.\n\n%s", render_excerpt(others, _SHOWN))
        return site

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the pages and files of the site to the hand-written ones."""
        titles = dict(titles_in(self.site.navigation))
        for page in self.site.pages:
            file = File.generated(config, page.path, content="")
            WrittenPage(titles.get(page.path), file, config).written = page
            files.append(file)
        # Each page has its own now, and lets it go when it is HTML.
        self.written, self.site = len(self.site.pages), replace(self.site, pages=())
        for name, content in self.site.assets.items():
            files.append(File.generated(config, name, content=content))
        of_people = (file for file in files if not is_leftover(file.src_uri))
        return Files(sorted(of_people, key=_reading_order))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Notes what MkDocs puts around pages, for those that are made anew alone."""
        if self.serves:
            self.frame = Frame(config, files, nav)
        return nav

    def on_env(self, env: Environment, **_: object) -> Environment:
        """The templates of the theme, compiled once for all builds, as those of pages are."""
        env.bytecode_cache = environment().bytecode_cache
        if self.serves:
            self.frame.env = env
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Has a page written by hand say nothing of tests of another report."""
        self._pause()
        if isinstance(page, WrittenPage):
            return markdown
        text = own_statement(markdown, self.site.report)
        page.meta.update(front_matter(page.file.src_uri, text))
        return text

    @event_priority(100)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, **_: object
    ) -> TemplateContext:
        """Has a page that the core has written take its HTML."""
        if isinstance(page, WrittenPage):
            page.fill()
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Reads the numbers of the page, and lets go what it was made of."""
        self._tell(len(self.numbers), self.written)
        address = page.file.dest_uri
        self.numbers[address] = read = read_page(address, output, self.site.exemptions)
        if read and read.untraced and (path := page.file.abs_src_path):
            self.by_hand[address] = HandWritten(os.path.relpath(path), page.file.content_string)
        if isinstance(page, WrittenPage):
            page.let_go()
        return output

    def on_post_template(self, output_content: str, *, template_name: str, **_: object) -> str:
        """Reads the numbers of a page that the theme alone makes: that of what is not found."""
        if template_name.endswith(".html"):
            read = read_page(template_name, output_content, self.site.exemptions)
            self.numbers[template_name] = read
        return output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes what is searched, seals the site, and says which numbers lead to no record.

        No site with such a number is published. What style sheets say to those who edit them, a
        reader would wait for.
        """
        self.line.clear()
        folder = Path(config.site_dir)
        strip_assets(folder / "assets")
        by_hand = hand_written_pages(Path(config.docs_dir), self.site.report)
        for name, content in search_files([*self.site.searched, *by_hand]).items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)
        if self.is_offline:
            name_files(folder)
        seal(folder, int(os.environ[_MOMENT]), offline=self.is_offline)
        found = summed(self.numbers.items())
        log.info("%s", found.summary)
        in_texts = self.site.open_numbers
        on_pages = page_problems(found.untraced, self.by_hand, in_texts.phrases)
        if not (in_texts.problems or on_pages):
            return
        gate = Gate(in_texts.problems, on_pages)
        log.log(
            logging.ERROR if config.strict else logging.WARNING, "%s", gate.named(_SHOWN, self.name)
        )
        if config.strict:
            # MkDocs's own end of a strict build would count warnings, and say no more.
            raise Abort(gate.reason)
        self.site = replace(self.site, warnings=(*self.site.warnings, *on_pages))

    @event_priority(-100)
    def on_build_error(self, *, error: Exception) -> None:
        """Says in a line what MkDocs shows as a traceback: a full disk, a folder without rights."""
        self.line.clear()
        if isinstance(error, OSError):
            raise _refused(error) from error

    @event_priority(-100)
    def on_shutdown(self) -> None:
        """Puts the site in the place of the old one, unless anything went wrong.

        Only here is it known: MkDocs counts the warnings of a strict build after all other events.
        """
        if self.exchange is None:
            return
        try:
            self.exchange.__exit__(*sys.exc_info())
        except CannotExchange as error:
            raise PluginError(str(error)) from error
        except OSError as error:
            raise _refused(error) from error

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Has the server show the last good pages, and over each what is wrong since.

        MkDocs's own answers wait while a site is built, and are gone when it cannot be.
        """
        if self.exchange:  # MkDocs was told to serve what is built as for publishing
            self.exchange.close()
            self.serves, self.exchange = True, None
        folder = Path(config.site_dir)
        # Looking at a thousand files is a thousand turns, each of which waits for the build's.
        sys.setswitchinterval(_TURN)
        self._accept(self.site, self.shown.saves)
        observer = Observer(self.shown.saves, self._renew, self._look)

        def build() -> None:
            saves = look(observer.handlers)
            if saves == self.shown.saves:
                return
            try:
                with errors_logged() as said:
                    builder()
                self._accept(self.site, saves)
            except (Exception, SystemExit) as error:
                self._refuse(after(error, said, self.shown, saves))
                log.error("The site could not be built. Its pages stay, with this over them.")
            if (newer := self._look(observer.handlers)) != saves:
                self._renew(newer)

        def broken_off(*_: object) -> None:
            log.info("A request was broken off: %s", sys.exc_info()[1])

        server.builder = build
        server.handle_error = broken_off  # type: ignore[assignment]
        server.set_app(
            desk(
                Hosts(config.dev_addr.host, self.hosts),
                server.mount_path,
                lambda: folder / self.shown.folder,
                self._cover,
            )
        )
        _follow(server, observer, config)
        return server

    def _tell(self, done: int, total: int) -> None:
        """Counts what is made on a terminal."""
        self._pause()
        self.line.tell(done, total)

    def _pause(self) -> None:
        """Has a build wait while pages are made anew alone."""
        with self.lock:
            pass

    def _cover(self, address: str) -> str:
        """What stands over a page, which somebody then has open."""
        self.looked_at[address] = monotonic()
        return self.shown.cover_of(address, self.saved)

    def _accept(self, site: Site, saves: Saves) -> None:
        """Has the pages that were built shown."""
        with self.lock:
            self.shown = self.shown.accept(site, saves)
            self.saved = self.saved or saves
            made_of = site.materials
            self.renewals = Renewals(self.frame, made_of, saves) if made_of else None

    def _refuse(self, shown: Shown) -> None:
        """Has the last good pages shown, as they were."""
        with self.lock:
            if self.renewals:
                self.renewals.take_back()
            self.shown = shown

    def _look(self, paths: Iterable[str]) -> Saves:
        """What people have saved now."""
        with self.lock:
            self.saved = look(paths)
            return self.saved

    def _renew(self, saves: Saves) -> bool:
        """Has pages made anew alone: whether that could be done."""
        since = monotonic() - _OPEN
        with self.lock:
            seen = (address for address, moment in [*self.looked_at.items()] if moment > since)
            made = self.renewals.make(saves, seen) if self.renewals else {}
            self.shown = self.shown.renew(made, saves)
        return bool(made)


class WrittenPage(Page):
    """A page that the core has written: its Markdown is not read again by Python-Markdown.

    Thousands wait for each other with their HTML, which is packed until the theme is put around it.
    """

    written: RenderedPage
    finished = PackedText()

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Takes the front matter as values."""
        self.markdown, self.meta = "", dict(self.written.meta)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Takes the HTML, the headings and the ids to which other pages can link."""
        title = config.mdx_configs.get("toc", {}).get("permalink_title", "")
        finished = finish(self.written.body, title)
        del self.written
        self.content, self.finished = "", finished.html
        tokens = [
            {"level": one.level, "id": one.attributes["id"], "name": strip_tags(one.title)}
            for one in finished.headings
        ]
        self.toc = get_toc(nest_toc_tokens(tokens))
        self.present_anchor_ids = {one.attributes["id"] for one in finished.headings}

    def fill(self) -> None:
        """Unpacks the HTML, for the theme to be put around it."""
        self.content = self.finished

    def let_go(self) -> None:
        """Keeps nothing of what is written."""
        self.content = self.finished = ""


class Frame:
    """What MkDocs puts around the pages of one build, to be put around one that is made anew."""

    def __init__(self, config: MkDocsConfig, files: Files, nav: Navigation) -> None:
        self.config = config
        self.files = files
        self.nav = nav
        self.env: Environment
        self.pages = {
            file.page.written.path: file.page
            for file in files.documentation_pages()
            if isinstance(file.page, WrittenPage)
        }

    def around(self, made: RenderedPage) -> str:
        """A page as MkDocs builds it, of today's words and the navigation of that build."""
        page = self.pages[made.path]
        page.written = made
        page.read_source(self.config)
        page.render(self.config, self.files)
        page.fill()
        template = self.env.get_template(page.meta.get("template", "main.html"))
        page.active = True  # it and the sections that it lies in
        try:
            return template.render(get_context(self.nav, self.files, self.config, page))
        finally:
            page.active = False
            page.let_go()


class Renewals:
    """The pages of a site that are made anew alone, until the whole site is built again."""

    def __init__(self, frame: Frame, materials: Materials, saves: Saves) -> None:
        self.frame = frame
        self.materials = materials
        self.saves = saves
        """What people had saved when the site was built."""
        self.before: dict[Path, bytes] = {}
        """Each file that was written over, as the whole build had it."""

    def make(self, saves: Saves, seen: Iterable[str]) -> dict[str, bool]:
        """Writes what the records saved since have as pages, and the pages at addresses seen.

        By address, whether each is another than it was; none where only the whole site can tell.
        """
        files = edited(self.saves, saves)
        if not files:
            return {}
        paths = {page.url: path for path, page in self.frame.pages.items()}
        try:
            made = renewed(self.materials, files, filter(None, map(paths.get, seen)))
            outputs = [(self.frame.pages[one.path], self.frame.around(one)) for one in made]
            return {page.url: self._write(page, output) for page, output in outputs}
        except Exception:  # whatever it is, a full disk too, the whole build meets it and tells it
            return {}

    def _write(self, page: Page, output: str) -> bool:
        file, content = Path(page.file.abs_dest_path), output.encode("utf-8", "xmlcharrefreplace")
        old = file.read_bytes()
        self.before.setdefault(file, old)
        if content != old:
            file.write_bytes(content)
        return content != old

    def take_back(self) -> None:
        """Puts every page back as the whole build had it."""
        for file, content in self.before.items():
            with suppress(OSError):  # which a build meets too, and tells
                file.write_bytes(content)
        self.before.clear()


def _end_as_asked() -> None:
    """Has a server that is ended, or whose terminal is closed, take its folder away as with Ctrl+C.

    The folder has the whole site, and lies where nobody looks. What is ignored stays so: a server
    that was started with nohup goes on.
    """
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no second
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def name_files(site: Path) -> None:
    """Has the links of a site name files, and leaves out what answers on a host alone."""
    (site / "404.html").unlink(missing_ok=True)
    for page in site.rglob("*.html"):
        page.write_text(with_file_links(page.read_text("utf-8")), "utf-8", newline="\n")


def _refused(error: OSError) -> PluginError:
    """What the system refused, as MkDocs shows it in a line."""
    if error.filename and error.strerror:
        return PluginError(f"'{error.filename}' cannot be read or written ({error.strerror})")
    return PluginError(f"The site cannot be written ({error.strerror or error})")


def after(error: BaseException, said: list[str], shown: Shown, saves: Saves) -> Shown:
    """What is shown after a build that ended with an error."""
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, DataError):
            return shown.refuse(cause.problems, saves)
        cause = cause.__cause__ or cause.__context__
    words = str(error)
    if not isinstance(error, SystemExit):  # with which MkDocs ends what it has logged
        words = f"{type(error).__name__}: {error}"
        log.error("%s", words)
        said = [*said, words]
    return shown.fail("\n".join(said) or words, saves)


@contextmanager
def errors_logged() -> Iterator[list[str]]:
    """What is logged as an error, which the page then says as well."""
    said: list[str] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)


class Observer(Thread):
    """Tells MkDocs's server of what is saved, in the place of its own observer.

    That one gives up for good a folder that is renamed, and sees no link that leads nowhere. Where
    pages could be made anew alone, the whole build waits until they have been read.
    """

    def __init__(
        self,
        seen: Saves,
        renew: Callable[[Saves], bool] = lambda _: False,
        look: Callable[[Iterable[str]], Saves] = look,
    ) -> None:
        super().__init__(daemon=True)
        self.seen = dict(seen)
        self.renew = renew
        self.look = look
        self.waiting: dict[str, float] = {}
        """Until when it is waited before a path is told of."""
        self.taken = 0.0
        """Seconds that the last look took."""
        self.handlers: dict[str, FileSystemEventHandler] = {}
        self.stopped = Event()

    def schedule(self, handler: FileSystemEventHandler, path: str, **_: object) -> str:
        """Follows a path since what was seen there, if anything was."""
        self.seen.setdefault(path, look([path])[path])
        self.handlers[path] = handler
        return path

    def unschedule(self, path: str) -> None:
        """Follows a path no longer."""
        del self.handlers[path]

    def run(self) -> None:
        """Looks ten times a second, or as often as it takes a tenth of the time."""
        while not self.stopped.wait(max(0.1, 9 * self.taken)):
            self.look_again()

    def look_again(self) -> None:
        """Tells of each path at which something is another than it was."""
        handlers, began = self.handlers.copy(), monotonic()
        now = self.look(handlers)
        self.taken = monotonic() - began
        changed = [path for path, files in now.items() if files != self.seen[path]]
        self.seen.update(now)
        if changed:
            until = monotonic() + (_READ if self.renew(now) else 0)
            self.waiting |= dict.fromkeys(changed, until)
        for path in [path for path, until in self.waiting.items() if until <= monotonic()]:
            del self.waiting[path]
            if path in handlers:
                handlers[path].dispatch(FileModifiedEvent(path))

    def stop(self) -> None:
        """Looks no more."""
        self.stopped.set()


def _follow(server: LiveReloadServer, observer: Any, config: MkDocsConfig) -> None:
    """Has an observer follow the paths that the server follows already."""
    paths = []
    for path in (config.docs_dir, config.config_file_path, *config.theme.dirs):
        with suppress(KeyError):  # which says that it is not followed
            server.unwatch(path)
            paths.append(path)
    server.observer = observer
    for path in paths:
        server.watch(path)


def _defuse(record: logging.LogRecord) -> bool:
    """Takes from a line of the log, MkDocs's own too, what a CI system would obey."""
    record.msg, record.args = defused(record.getMessage()), ()
    return True


def _refuse_busy_address(host: str, port: int) -> None:
    """Stops before a server is started where another one listens."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PluginError(
                f"The address {host}:{port} cannot be used ({error.strerror}). Stop the server "
                f"that uses it, or choose another: make serve ADDR={host}:{port + 1}"
            ) from error


def _kept_pictures(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / ".cache" / "pictures"


def _reading_order(file: File) -> list[tuple[int, str]]:
    """The order in which MkDocs reads a folder: files before folders, the index first.

    The site map follows it, so that a site built from emitted files is the same to the byte.
    """
    path = stock_path(file.src_uri) if isinstance(file.page, WrittenPage) else file.src_uri
    *folders, name = path.split("/")
    return [*((2, folder) for folder in folders), (0 if name == "index.md" else 1, name)]


_adapter = Adapter()
on_startup = _adapter.on_startup
on_config = _adapter.on_config
on_files = _adapter.on_files
on_nav = _adapter.on_nav
on_env = _adapter.on_env
on_page_markdown = _adapter.on_page_markdown
on_page_context = _adapter.on_page_context
on_post_page = _adapter.on_post_page
on_post_template = _adapter.on_post_template
on_post_build = _adapter.on_post_build
on_build_error = _adapter.on_build_error
on_serve = _adapter.on_serve
on_shutdown = _adapter.on_shutdown

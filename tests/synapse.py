"""A real Matrix homeserver on loopback: Synapse from an environment of its own, `.venv-synapse`, which `make test` makes.

    with Synapse(folder) as server:
        ann = await server.register("ann")
        ... ask server.url as ann.token ...

People are registered by the shared secret, which gives a token at once: logging in is limited to a few times an hour.
"""

import asyncio
import hashlib
import hmac
import itertools
import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

ROOT = Path(__file__).parent.parent
PYTHON = ROOT / ".venv-synapse" / "bin" / "python"
WITHOUT = "TESTS_WITHOUT_SYNAPSE"
"""The variable that leaves out what needs Synapse; the last line of the tests' output says so."""
NAME = "localhost"
_SECRET: Final = "shared-secret-of-the-tests"
_GENEROUS_S: Final = 60.0
_names = itertools.count(1)

_LIFTED: Final = """
rc_message: &high {per_second: 100000, burst_count: 100000}
rc_registration: *high
rc_login: {address: *high, account: *high, failed_attempts: *high}
rc_joins: {local: *high, remote: *high}
rc_joins_per_room: *high
rc_invites: {per_room: *high, per_user: *high, per_issuer: *high}
rc_room_creation: *high
rc_media_create: *high
rc_profile: *high
"""
_LOG: Final = """
version: 1
formatters: {{plain: {{format: '%(asctime)s %(name)s %(levelname)s %(message)s'}}}}
handlers: {{file: {{class: logging.FileHandler, formatter: plain, filename: {folder}/homeserver.log}}}}
root: {{level: WARNING, handlers: [file]}}
disable_existing_loggers: false
"""
_CONFIG: Final = """
server_name: {name}
pid_file: {folder}/homeserver.pid
public_baseurl: http://127.0.0.1:{port}/
listeners:
  - {{bind_addresses: [127.0.0.1], port: {port}, tls: false, type: http, resources: [{{names: [client], compress: false}}]}}
database: {{name: sqlite3, args: {{database: {folder}/homeserver.db}}}}
log_config: {folder}/log.config
media_store_path: {folder}/media
signing_key_path: {folder}/signing.key
registration_shared_secret: {secret}
macaroon_secret_key: m
form_secret: f
report_stats: false
trusted_key_servers: []
federation_domain_whitelist: []
suppress_key_server_warning: true
bcrypt_rounds: 4
enable_registration: false
presence: {{enabled: false}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody on the server.

    Attributes:
        id: "@ann1:localhost".
        password: Theirs.
        token: Of the device that registering made.
        device: Its id.
    """

    id: str
    password: str = field(repr=False)
    token: str = field(repr=False)
    device: str


class Refused(Exception):
    """The server said no."""

    def __init__(self, status: int, answer: Any) -> None:
        super().__init__(f"{status} {answer}")
        self.status = status
        self.answer = answer


class Synapse:
    """One homeserver.

    Args:
        folder: For its database and log; it may hold those of an earlier life.
        limits: Whether the limits of its defaults hold (0.2 messages a second, 5 log-ins); else there are none.
    """

    def __init__(self, folder: Path, *, limits: bool = False) -> None:
        self._folder = folder
        self._limits = limits
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / "log.config").write_text(_LOG.format(folder=self._folder), encoding="utf-8")
        text = _CONFIG.format(name=NAME, folder=self._folder, port=self._port, secret=_SECRET)
        self._config.write_text(text + ("" if self._limits else _LIFTED), encoding="utf-8")
        if not PYTHON.exists():
            raise AssertionError(f"{PYTHON} is not there: `make test` makes it; without Synapse the tests run with {WITHOUT}=1")
        subprocess.run([*self._command, "--generate-keys"], check=True, capture_output=True, timeout=_GENEROUS_S)
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.kill()

    @property
    def _config(self) -> Path:
        return self._folder / "homeserver.yaml"

    @property
    def _command(self) -> list[str]:
        return [str(PYTHON), "-m", "synapse.app.homeserver", "--config-path", str(self._config)]

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with (self._folder / "out.log").open("ab") as out:
            self._process = subprocess.Popen(self._command, stdout=out, stderr=out, env={"PATH": os.environ["PATH"]})
        deadline = time.monotonic() + _GENEROUS_S  # noqa: TID251 - a server that does not come up must fail the tests
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:  # noqa: TID251 - likewise
                raise AssertionError(f"Synapse did not start: {(self._folder / 'out.log').read_text(errors='replace')[-2000:]}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/health", timeout=5) as answer:  # noqa: S310 - our own address
                return bool(answer.status == 200)
        except OSError:
            return False

    def kill(self) -> None:
        """End it without a warning, as a power cut does."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    async def register(self, name: str, *, admin: bool = False) -> Account:
        """A new account, its name made unlike all others."""
        user, password = f"{name}{next(_names)}", f"password of {name}"
        nonce = (await self.ask("GET", "/_synapse/admin/v1/register"))["nonce"]
        role = "admin" if admin else "notadmin"
        mac = hmac.new(_SECRET.encode(), f"{nonce}\0{user}\0{password}\0{role}".encode(), hashlib.sha1).hexdigest()
        body = {"nonce": nonce, "username": user, "password": password, "admin": admin, "mac": mac}
        made = await self.ask("POST", "/_synapse/admin/v1/register", body)
        return Account(id=made["user_id"], password=password, token=made["access_token"], device=made["device_id"])

    async def ask(self, method: str, path: str, body: Any = None, *, token: str = "") -> Any:
        """Ask it something.

        Raises:
            Refused: It said no.
        """
        return await asyncio.to_thread(self.ask_now, method, path, body, token=token)

    def ask_now(self, method: str, path: str, body: Any = None, *, token: str = "") -> Any:
        """The same, while nothing else goes on."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, method=method)  # noqa: S310 - our own address
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        try:
            with urllib.request.urlopen(request, timeout=_GENEROUS_S) as answer:  # noqa: S310 - likewise
                return json.loads(answer.read() or b"{}")
        except urllib.error.HTTPError as error:
            with error:
                content = error.read()
            try:
                raise Refused(error.code, json.loads(content)) from None
            except ValueError:
                raise Refused(error.code, content) from None

"""Serving the site on this machine, by one process with a few threads."""

import socket
from typing import Final

from django.core.wsgi import get_wsgi_application
from waitress.server import create_server

from comitia.kernel.catalogue import Language
from comitia.web.api.asking import LARGEST
from comitia.web.served import Served
from comitia.web.settings import configure

HOST: Final = "127.0.0.1"
THREADS: Final = 4
# The door for acts says itself what is too large, unless it is so by far.
LARGEST_BODY: Final = 4 * LARGEST


class Server:
    """The site of an office, listening on the loopback and nowhere else."""

    def __init__(
        self, served: Served, port: int, language: Language = Language.ENGLISH
    ) -> None:
        """Take the port; 0 is any that is free. ``OSError`` where it is taken."""
        configure(served, language)
        # Bound here, so that a taken port is told before anything else happens.
        listening = socket.create_server((HOST, port))
        self.port: int = listening.getsockname()[1]
        self._server = create_server(
            get_wsgi_application(),
            sockets=[listening],
            threads=THREADS,
            max_request_body_size=LARGEST_BODY,
            ident="comitia",
            clear_untrusted_proxy_headers=True,
        )

    @property
    def url(self) -> str:
        """Where the site is found."""
        return f"http://{HOST}:{self.port}/"

    def run(self) -> None:
        """Serve until the process is told to end."""
        self._server.run()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

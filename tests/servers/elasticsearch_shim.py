"""Lets the official elasticsearch client talk to an OpenSearch, on the loopback, in tests: the
client wants its own media types and a header that names the product.

    python tests/servers/elasticsearch_shim.py OPENSEARCH_PORT    prints the SEARCH_URL and serves

A real Elasticsearch server can't be had from Maven Central (its HTTP module isn't there), so this
is the client and the protocol proven against a real OpenSearch, and no more.
"""

from __future__ import annotations

import http.client
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

OPENSEARCH = int(sys.argv[1])


class Shim(BaseHTTPRequestHandler):
    """Passes each request on with plain media types."""

    protocol_version = "HTTP/1.1"

    def pass_on(self) -> None:
        """One request and its answer."""
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else None
        lines = "ndjson" in (self.headers.get("Content-Type") or "")
        kind = "application/x-ndjson" if lines else "application/json"
        upstream = http.client.HTTPConnection("127.0.0.1", OPENSEARCH, timeout=60)
        upstream.request(self.command, self.path, body, {"Content-Type": kind} if body else {})
        answer = upstream.getresponse()
        data = answer.read()
        self.send_response(answer.status)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", "application/vnd.elasticsearch+json;compatible-with=9")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = pass_on

    def log_message(self, *args: object) -> None:
        """Nothing: the tests' output is for the tests."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Shim)
sys.stdout.write(f"elasticsearch://127.0.0.1:{server.server_port}\n")
sys.stdout.flush()
server.serve_forever()

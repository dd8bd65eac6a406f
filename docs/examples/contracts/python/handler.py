"""A consumer with typed bodies, on Python's own HTTP server."""

import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from webhook import WebhookBody


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = WebhookBody.model_validate_json(self.rfile.read(int(self.headers["Content-Length"])))
        if body.chat_event.type == "message_created":
            for message in body.rels.chat_messages or []:
                print(f"chat {message.chat_id}: {message.text}", flush=True)
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8000"))), Handler).serve_forever()

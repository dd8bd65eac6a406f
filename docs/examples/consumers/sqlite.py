"""A consumer that keeps chats in SQLite: one transaction for each event, and the id of the event decides what is newer."""

import json
import os
import sqlite3
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

db = sqlite3.connect(os.environ.get("DATABASE", ":memory:"), check_same_thread=False, isolation_level=None)
lock = threading.Lock()
db.executescript(
    """
    create table if not exists events (id integer primary key);
    create table if not exists chats (
      id integer primary key, open integer not null default 1, opened_by integer not null default 0,
      operator text, assigned_by integer not null default 0);
    create table if not exists messages (
      id integer primary key, chat_id integer not null, author text, text text, changed_by integer not null default 0,
      received integer not null default 0, read integer not null default 0, deleted integer not null default 0);
    """
)

OPEN = {"chat_created": 1, "chat_closed": 0}


def apply(event, rels):
    if event.get("Transitive"):
        return
    number, chat, kind = event["Id"], event["ChatId"], event["Type"]
    with lock:
        db.execute("begin immediate")
        try:
            # The primary key decides who was first: a copy of an event changes nothing.
            if db.execute("insert into events values (?) on conflict do nothing", (number,)).rowcount:
                change(number, chat, kind, event, rels)
            db.execute("commit")
        except BaseException:
            db.execute("rollback")
            raise


def change(number, chat, kind, event, rels):
    db.execute("insert into chats (id) values (?) on conflict do nothing", (chat,))
    if kind in OPEN:
        db.execute(
            "update chats set open = ?, opened_by = ? where id = ? and opened_by < ?", (OPEN[kind], number, chat, number)
        )
    elif kind == "ticket_assigned":
        for user in rels.get("Users", []):
            # Not every vintage of the platform sends the full name.
            name = user.get("Name") or user.get("DisplayName")
            db.execute(
                "update chats set operator = ?, assigned_by = ? where id = ? and assigned_by < ?",
                (name, number, chat, number),
            )
    elif kind.startswith("message_") or kind == "delete-messages":
        for row in rels.get("ChatMessages", []):
            keep(number, chat, kind, row)


def keep(number, chat, kind, row):
    db.execute("insert into messages (id, chat_id) values (?, ?) on conflict do nothing", (row["Id"], chat))
    db.execute(
        "update messages set author = ?, text = ?, changed_by = ? where id = ? and changed_by < ?",
        (row["Author"], row["Text"], number, row["Id"], number),
    )
    db.execute(
        "update messages set received = received or ?, read = read or ?, deleted = deleted or ? where id = ?",
        (bool(row.get("Received")), bool(row.get("Read")), kind == "delete-messages", row["Id"]),
    )


def show(chat):
    with lock:
        found = db.execute("select open, operator from chats where id = ?", (chat,)).fetchone()
        rows = db.execute(
            "select id, author, text, received, read from messages where chat_id = ? and not deleted order by id", (chat,)
        ).fetchall()
    if found is None:
        return None
    messages = [
        {"id": str(id), "author": author, "text": text, "received": bool(received), "read": bool(read)}
        for id, author, text, received, read in rows
    ]
    return {"chat": str(chat), "open": bool(found[0]), "operator": found[1], "messages": messages}


def parse(body):
    """The event and its rows; None if the body is no webhook."""
    try:
        webhook = json.loads(body)
        event, rels = webhook["ChatEvent"], webhook.get("Rels") or {}
        if isinstance(event["Id"], int) and isinstance(event["ChatId"], int) and isinstance(event["Type"], str):
            return event, rels
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    return None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    # Head and body of an answer leave together: apart, the second waits 40 ms for the first to be acknowledged.
    wbufsize = -1

    def do_GET(self):
        parts = self.path.split("/")
        state = show(int(parts[2])) if len(parts) == 3 and parts[1] == "chats" and parts[2].isdigit() else None
        self.answer(200 if state else 404, json.dumps(state, ensure_ascii=False).encode("utf-8", "surrogatepass"))

    def do_POST(self):
        body = self.body()
        if body is None:
            self.close_connection = True
            return
        webhook = parse(body)
        if webhook is None:
            return self.answer(400, b"not a webhook")
        try:
            apply(*webhook)
        except (TypeError, KeyError, AttributeError, ValueError, OverflowError, sqlite3.Error) as error:
            return self.answer(422, f"cannot be used: {error}".encode())
        self.answer(200, b"")

    def body(self):
        """The whole body; None if it broke off. This server leaves chunks to the handler."""
        if "chunked" not in self.headers.get("Transfer-Encoding", "").lower():
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            return body if len(body) == length else None
        parts = []
        while True:
            size = int(self.rfile.readline().split(b";")[0] or b"0", 16)
            part = self.rfile.read(size + 2)
            if len(part) < size + 2:
                return None
            if size == 0:
                return b"".join(parts)
            parts.append(part[:size])

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, *arguments):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


server = Server(("127.0.0.1", int(os.environ.get("PORT", "3000"))), Handler)
print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()

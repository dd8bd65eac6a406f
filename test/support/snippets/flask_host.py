"""A consumer on Flask and SQLite: docs/check.md has the address that shows a chat."""

import os
import sqlite3
import threading

from flask import Flask, request

app = Flask(__name__)
app.config["TESTING"] = True
db = sqlite3.connect(":memory:", check_same_thread=False)
db.row_factory = sqlite3.Row
db.executescript("""
create table events (id integer primary key);
create table chats (id integer primary key, open integer, operator text, unread integer);
create table messages (id integer primary key, chat_id integer, text text, read integer);
""")
lock = threading.Lock()


@app.post("/webhooks")
def webhooks():
    body = request.get_json(silent=True)
    event = body.get("ChatEvent") if isinstance(body, dict) else None
    if not isinstance(event, dict) or not isinstance(event.get("Id"), int):
        return "", 400
    with lock:
        if not event.get("Transitive"):
            apply(event, body.get("Rels") or {})
    return "", 204


def apply(event, rels):
    chat_id, kind = event["ChatId"], event["Type"]
    added = db.execute("insert or ignore into events values (?)", (event["Id"],)).rowcount
    if added == 0 and os.environ.get("MISTAKE") != "1":
        return
    db.execute("insert or ignore into chats values (?, 1, null, 0)", (chat_id,))
    rows = rels.get("ChatMessages") or []
    if kind == "chat_closed":
        db.execute("update chats set open = 0 where id = ?", (chat_id,))
    if kind == "ticket_assigned":
        db.execute("update chats set operator = ? where id = ?", (rels["Users"][0]["Name"], chat_id))
    step = {"message_created": 1, "message_read": -1}.get(kind, 0)
    if step and rows[0]["Author"] == "client":
        db.execute("update chats set unread = unread + ? where id = ?", (step, chat_id))
    for row in rows:
        if kind == "delete-messages" or row.get("Deleted"):
            db.execute("delete from messages where id = ?", (row["Id"],))
        else:
            values = (row["Id"], chat_id, row["Text"], row.get("Read") or False)
            db.execute("insert or replace into messages values (?, ?, ?, ?)", values)


# SNIPPET

if __name__ == "__main__":
    app.run("127.0.0.1", int(os.environ["PORT"]), threaded=False)

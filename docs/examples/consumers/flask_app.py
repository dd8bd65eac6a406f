"""A consumer on Flask. Every chat is one document, changed under a lock; ids are the keys of its parts."""

import os
import threading

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
chats = {}
lock = threading.Lock()


def document(chat_id):
    empty = {"ids": set(), "tickets": {}, "assignments": {}, "messages": {}, "deleted": set()}
    return chats.setdefault(chat_id, empty)


def apply(event, rels):
    chat = document(event["ChatId"])
    number, kind = event["Id"], event["Type"]
    if number in chat["ids"]:
        return
    if kind in ("chat_created", "chat_closed"):
        chat["tickets"][number] = kind
    elif kind == "ticket_assigned":
        chat["assignments"][number] = event["UserId"]
    elif kind == "delete-messages":
        chat["deleted"].update(row["Id"] for row in rels.get("ChatMessages", []))
    elif kind.startswith("message_"):
        for row in rels.get("ChatMessages", []):
            # All versions of a row are kept, by the event that brought them; the newest is shown.
            chat["messages"].setdefault(row["Id"], {})[number] = row
    chat["ids"].add(number)


def is_webhook(body):
    if not isinstance(body, dict) or not isinstance(body.get("ChatEvent"), dict):
        return False
    event, rels = body["ChatEvent"], body.get("Rels") or {}
    kinds = {"Id": int, "ChatId": int, "Type": str}
    return (
        all(isinstance(event.get(key), kind) for key, kind in kinds.items())
        and isinstance(rels, dict)
        and all(isinstance(rows, list) and all(isinstance(row, dict) for row in rows) for rows in rels.values())
    )


@app.post("/webhooks")
def webhooks():
    body = request.get_json(silent=True)
    if not is_webhook(body):
        abort(400, "this is no webhook")
    if not body["ChatEvent"].get("Transitive"):
        with lock:
            apply(body["ChatEvent"], body.get("Rels") or {})
    return "", 204


@app.get("/chats/<int:chat_id>")
def show(chat_id):
    with lock:
        chat = chats.get(chat_id)
        if chat is None:
            abort(404)
        newest = {row_id: versions[max(versions)] for row_id, versions in chat["messages"].items()}
        messages = {
            row_id: {"author": row["Author"], "text": row["Text"], "read": is_read(versions)}
            for row_id, row in newest.items()
            if row_id not in chat["deleted"] and (versions := chat["messages"][row_id])
        }
        tickets, assignments = chat["tickets"], chat["assignments"]
        return jsonify(
            closed=bool(tickets) and tickets[max(tickets)] == "chat_closed",
            operator_id=assignments[max(assignments)] if assignments else None,
            messages=messages,
            count=len(messages),
        )


def is_read(versions):
    return any(row.get("Read") for row in versions.values())


if __name__ == "__main__":
    import logging

    from werkzeug.serving import make_server

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", int(os.environ.get("PORT", "3000")), app, threaded=True)
    print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()

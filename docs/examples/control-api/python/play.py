"""Plays the client's side of a chat, and waits until its webhooks have left."""

import os

from control_api import Client
from control_api.api.deliveries import list_deliveries, wait_for_deliveries
from control_api.api.steps import step_create_chat, step_message
from control_api.api.world import add_client
from control_api.models import (
    AddClientBody,
    StepCreateChatBody,
    StepMessageBody,
    WaitForDeliveriesBody,
    WaitForDeliveriesBodyUntil,
)

url = os.environ.get("SERVER_URL", "http://127.0.0.1:4030")
api = Client(base_url=url + "/iqmock/v1", raise_on_unexpected_status=True)

add_client.sync(client=api, body=AddClientBody(name="maria"))
step_create_chat.sync(client=api, body=StepCreateChatBody(client="maria", as_="chat"))
asked = step_message.sync(client=api, body=StepMessageBody(chat="chat", from_="maria", text="Где мой заказ?"))
idle = WaitForDeliveriesBody(until=WaitForDeliveriesBodyUntil.IDLE, timeout="10s")
waited = wait_for_deliveries.sync(client=api, body=idle)

print(f"message {asked.message.id}, pending {waited.pending}")
for delivery in list_deliveries.sync(client=api):
    print(delivery.type_, delivery.state.value, delivery.status)

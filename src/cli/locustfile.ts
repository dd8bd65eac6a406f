/** The locustfile that `iqmock init --locust` writes: what a master needs whose workers are iqmock. */
export const locustfile = `# For a Locust master whose workers are iqmock:
#   locust --master -f locustfile.py
#   iqmock load --to http://127.0.0.1:3000/webhooks --locust 127.0.0.1
# The users are played by iqmock, so what they do is not written here.
import logging
import time

import gevent
from locust import User, constant, events, task
from locust.runners import MasterRunner

# How long the last answers of a test are waited for, in seconds.
LAST_ANSWERS = 30


class IqmockUser(User):
    wait_time = constant(1)

    @task
    def is_played_by_iqmock(self):
        pass


@events.test_stop.add_listener
def wait_for_the_last_answers(environment, **_):
    """Without this, --run-time ends before the answers to what is in flight are counted."""
    runner = environment.runner
    if not isinstance(runner, MasterRunner):
        return
    for client in list(runner.clients.all):
        runner.send_message("stop", client_id=client.id)
    until = time.monotonic() + LAST_ANSWERS
    while runner.user_count > 0 and time.monotonic() < until:
        gevent.sleep(0.1)
    if runner.user_count > 0:
        logging.warning("Some answers are still missing after %s s", LAST_ANSWERS)
`;

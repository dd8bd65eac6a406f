// Made by `npm run gen`; do not edit.
export interface paths {
    "/chats/{chatId}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks the client of a chat for a rating, or with `questions` for the answers to a poll, or with `fields` to fill in a form.
         * @description It is a message of an operator, whose webhook shows no more than Payload `rating` (or a text, for a form): webhooks have no keys for ratings. What the client answers is in the message as `asks`, and in the stream as `asked`.
         */
        post: operations["askClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists chats, the one where something happened last first. */
        get: operations["listChats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chatId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a chat and its messages, the newest ones unless configured otherwise. */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client-errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the errors that are planted, and how many calls met them. */
        get: operations["listPlantedErrors"];
        put?: never;
        /** Plants an error at an endpoint of the client API: a status, a code with OK false, or a delay. */
        post: operations["plantError"];
        /** Takes out the errors that are planted: all, or those of one endpoint. */
        delete: operations["clearPlantedErrors"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client-streams/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the open streams of the client API, as a broken network does. */
        post: operations["dropStreams"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists webhooks, the newest first, without their bodies. */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/pending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the webhooks that are not settled, the oldest first, at most a thousand. */
        get: operations["listPending"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a webhook with its body, headers and answers. */
        get: operations["getDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{deliveryId}/body": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives exactly the bytes of a body. */
        get: operations["getDeliveryBody"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{deliveryId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a webhook again, as it was or with another body; it is a separate delivery.
         * @description It does not affect the tenant: no id, counter or time changes.
         */
        post: operations["resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Waits until nothing is pending, or until enough deliveries match, and answers then. */
        post: operations["waitForDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists every fault, whether it is on, and what it did. */
        get: operations["listFaults"];
        put?: never;
        post?: never;
        /** Switches all faults off. */
        delete: operations["switchFaultsOff"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/faults/{fault}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Switches a fault on, or changes it. */
        put: operations["switchFaultOn"];
        post?: never;
        /** Switches a fault off. */
        delete: operations["switchFaultOff"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes in a file; a message takes it along with `file: { upload: "file:ID" }`, or `image` or `voice`. */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the bytes of a file: those that were uploaded, or made ones of exactly its size. */
        get: operations["getFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the scenarios that ship with iqmock. */
        get: operations["listScenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists plays, the newest first. */
        get: operations["listPlays"];
        put?: never;
        /**
         * Begins to play a scenario: one that ships with iqmock, or one sent as YAML.
         * @description The whole scenario is checked before the first webhook. One that is sent runs no programs and reads no files: `probe: command`, `raw: file` and `use` with a path are refused with their place. Era and language are those of the tenant.
         */
        post: operations["startPlay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plays/{playId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows how far a play is. */
        get: operations["getPlay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plays/{playId}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a play; what it made goes on its way. */
        post: operations["stopPlay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the run file of everything that is settled, for iqmock report, replay and init --from. */
        get: operations["getRunFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives a report on everything that is settled. */
        get: operations["getReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scenario": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives a scenario that holds again what was played, with the pauses between. */
        get: operations["getPlayedScenario"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows where webhooks go, how many are pending, and what the tenant holds. */
        get: operations["getStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins a new tenant; its ids go on from the old one, so no id comes twice.
         * @description Plays end, and what is pending is forgotten. Target, policy, faults and clock stay as they are.
         */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the tenant's clock. */
        get: operations["getClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves the tenant's clock on; retries and pauses go by the clock of the machine. */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Does one step as a scenario writes it, with `expect` and `set` beside it.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["doStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives the ticket of a chat to an operator. Repeating it with another operator is a transfer.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Closes the ticket of a chat. Unread messages stay unread.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/create_chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A client opens a chat. Name a client of the world, or describe a new one here, which is useful in a repeat.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_create_chat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hides one or several messages of a chat from the client, with one event.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/emit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends any event, by its type on the wire, with the arguments of that event.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_emit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/listen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The other side plays a voice message.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_listen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The client or an operator writes: a text, a reply that quotes a message, a file, an image or a voice message.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/parallel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plays several lists of steps at once, and continues when all of them are done. Branches do not see names of other branches; the steps after it see all of them.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_parallel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/probe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reads the consumer's own state, from its API or from a program, and compares it. A wrong answer fails the run, which continues.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_probe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a given body unchanged. It does not affect the tenant: no id, counter or time changes.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_raw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The other side reads a message; or, with `chat`, every message that it has not read, each with a separate event.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A message reaches the other side; or, with `chat`, every message that has not, each with a separate event.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/repeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plays its steps many times. Every round has its own names; {{ index }} counts the rounds from 1.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_repeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Calls the consumer, such as to reset or prepare it before or between webhooks. A call to the target's address carries the target's authentication. An unexpected answer fails the run. `generate` and `load` skip this step.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/typing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The client or an operator is typing. The event is transitive: its Id is 0.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_typing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/until": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Waits until a probe holds, for at most 10s unless "within" gives another time. The next steps follow when it holds.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_until"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plays the steps of another scenario here. Names that both worlds have mean the rows of this one; other rows are added. Names that its steps give are not known outside.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_use"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/steps/wait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nothing happens for a while, such as 250ms, 2s or 1m30s; a bare number counts milliseconds.
         * @description Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["step_wait"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A stream of server-sent events: all that happens, in order.
         * @description Each has an id, its kind as `event` and JSON as `data`. With `Last-Event-ID`, or `after`, it goes on from there; if what was missed is not kept any more, `gap` comes first, and clients have to read the lists again. A comment comes every 15 seconds.
         *
         *     `reset`: A new tenant has begun; whatever was known of the old one is void.
         *
         *     `arrived`: A channel, an operator or a client was added: `{ kind, id, name }`.
         *
         *     `event`: Something happened in a chat: `{ event, chat, message, delivery }` with the changed chat and message.
         *
         *     `asked`: A client answered a rating, a poll or a form: the message that asked.
         *
         *     `delivery`: A webhook was made, tried or settled: the delivery as a list shows it.
         *
         *     `play`: A scenario began, went on or ended: the play.
         *
         *     `faults`: Faults were switched, or did something: the list of faults.
         *
         *     `settings`: Target, policy or clock changed: the status.
         *
         *     `client`: A client of the client API connected to its stream or left it: `{ clientId, connected }`.
         */
        get: operations["stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/target": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sends webhooks to another address from now on; a public one only if the server was started with --allow-remote. */
        put: operations["setTarget"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes how webhooks are delivered; what is left out stays. */
        patch: operations["setPolicy"];
        trace?: never;
    };
    "/trigger/chat_closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The ticket is closed. The chat stays, keeps its TicketId and its unread messages, and can be opened again by the same client.
         * @description Nothing has to be given: it happens in the chat in which something happened last. What it needs and is not there (an open ticket, an operator, a message) happens first, and is sent as well. Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["trigger_chat_closed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trigger/chat_created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A client opens a ticket. The chat is the permanent thread of a client in a channel; a returning client gets a new ticket in the same chat.
         * @description Nothing has to be given: it happens in the chat in which something happened last. What it needs and is not there (an open ticket, an operator, a message) happens first, and is sent as well. Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["trigger_chat_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trigger/client_changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The client's own data has changed. Rels.Clients shows it as it is now.
         * @description Nothing has to be given: it happens in the chat in which something happened last. What it needs and is not there (an open ticket, an operator, a message) happens first, and is sent as well. Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["trigger_client_changed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trigger/close-system-chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The conversation that a bot began is over: its messages are hidden from the client. ChatEvent.Messages carries them.
         * @description Nothing has to be given: it happens in the chat in which something happened last. What it needs and is not there (an open ticket, an operator, a message) happens first, and is sent as well. Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["trigger_close-system-chat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trigger/delete-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Messages are hidden from the client. ChatEvent.Messages carries them in eras that have it; Rels.ChatMessages does in all.
         * @description Nothing has to be given: it happens in the chat in which something happened last. What it needs and is not there (an open ticket, an operator, a message) happens first, and is sent as well. Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["trigger_delete-messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trigger/file_updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The state of a file's check has changed. The event carries the message alone: clients ask for the file and read its State.
         * @description Nothing has to be given: it happens in the chat in which something happened last. What it needs and is not there (an open ticket, an operator, a message) happens first, and is sent as well. Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["trigger_file_updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trigger/message_created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The client or an operator writes: a text, a reply that quotes a message, a file, an image or a voice message.
         * @description Nothing has to be given: it happens in the chat in which something happened last. What it needs and is not there (an open ticket, an operator, a message) happens first, and is sent as well. Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["trigger_message_created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trigger/message_edited": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An operator edits a message of the operators' side. ChatEvent.Messages carries it as it is now.
         * @description Nothing has to be given: it happens in the chat in which something happened last. What it needs and is not there (an open ticket, an operator, a message) happens first, and is sent as well. Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["trigger_message_edited"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trigger/message_listened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The other side played a voice message. It also counts as received; reading it is a separate event.
         * @description Nothing has to be given: it happens in the chat in which something happened last. What it needs and is not there (an open ticket, an operator, a message) happens first, and is sent as well. Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["trigger_message_listened"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trigger/message_read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The other side read a message; an unread operator message no longer counts in ClientUnread.
         * @description Nothing has to be given: it happens in the chat in which something happened last. What it needs and is not there (an open ticket, an operator, a message) happens first, and is sent as well. Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["trigger_message_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trigger/message_received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A message was delivered to the other side; the recipient acts.
         * @description Nothing has to be given: it happens in the chat in which something happened last. What it needs and is not there (an open ticket, an operator, a message) happens first, and is sent as well. Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["trigger_message_received"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trigger/rating_ignored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The client ignores a request to rate the operator. MessageId is that of the request.
         * @description Nothing has to be given: it happens in the chat in which something happened last. What it needs and is not there (an open ticket, an operator, a message) happens first, and is sent as well. Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["trigger_rating_ignored"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trigger/ticket_assigned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The open ticket is given to an operator, or handed over from another. UserId and Rels.Users name the assignee.
         * @description Nothing has to be given: it happens in the chat in which something happened last. What it needs and is not there (an open ticket, an operator, a message) happens first, and is sent as well. Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["trigger_ticket_assigned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trigger/typing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The client or an operator is typing. The event is transitive: not stored, Id 0.
         * @description Nothing has to be given: it happens in the chat in which something happened last. What it needs and is not there (an open ticket, an operator, a message) happens first, and is sent as well. Names mean rows of the tenant; where none was given with `as`, a reference such as `chat:1042`, `message:2001`, `client:7`, `operator:3` or `channel:1` does, with the id on the wire.
         */
        post: operations["trigger_typing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/world": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the project, its channels and operators, and the names that steps may use. */
        get: operations["getWorld"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists clients, the newest first. */
        get: operations["listClients"];
        put?: never;
        /** Adds a client. */
        post: operations["addClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds an operator. */
        post: operations["addOperator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a channel. */
        post: operations["addChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What a message asks of the client. */
        Asks: {
            /**
             * @description A rating of 1 to 5, a poll, or a form to fill in.
             * @enum {string}
             */
            kind: "rating" | "poll" | "form";
            /**
             * @description What became of it.
             * @enum {string}
             */
            state: "pending" | "answered" | "ignored";
            /** @description What the client answered. */
            answer: {
                [key: string]: unknown;
            } | null;
        };
        Channel: {
            /**
             * Format: int64
             * @description The id on the wire.
             */
            id: number;
            /** @description The technical name, which steps and clients use. */
            name: string;
            /** @description The network through which its clients write, such as `iqchat` or `vk`. */
            type: string;
            /** @description The title that people see. */
            title: string;
        };
        Chat: {
            /**
             * Format: int64
             * @description The id on the wire.
             */
            id: number;
            /** @description The name for steps, given with `as`; empty if it has none. */
            name: string;
            channel: components["schemas"]["Channel"];
            client: components["schemas"]["Person"];
            assignee: components["schemas"]["Person"] | null;
            /** @description Whether a ticket is open. */
            open: boolean;
            /**
             * Format: int64
             * @description The current or last ticket.
             */
            ticketId: number;
            /**
             * Format: int64
             * @description Messages of operators that the client has not read.
             */
            clientUnread: number;
            /**
             * Format: int64
             * @description Messages of the client that no operator has read.
             */
            operatorUnread: number;
            /**
             * Format: int64
             * @description Messages that are held.
             */
            messages: number;
            lastMessage: components["schemas"]["Message"] | null;
            /**
             * Format: int64
             * @description When the chat began. UTC milliseconds.
             */
            createdAt: number;
            /**
             * Format: int64
             * @description When something happened in it last. UTC milliseconds.
             */
            lastEventAt: number;
        };
        Client: {
            /**
             * Format: int64
             * @description The id on the wire.
             */
            id: number;
            /** @description The name for steps; empty if it has none. */
            name: string;
            /** @description The name that people see. */
            displayName: string;
            /** @description `crm`, `channel` or `anonymous`. */
            type: string;
            /** @description The technical name of the home channel. */
            channel: string;
            /** @description What the client logged in with by the client API. */
            credentials: string | null;
            /**
             * Format: int64
             * @description How many streams of the client API are open.
             */
            connected: number;
        };
        Clock: {
            /**
             * Format: int64
             * @description What the clock of the tenant shows. UTC milliseconds.
             */
            now: number;
        };
        Conversation: {
            chat: components["schemas"]["Chat"];
            /** @description The oldest first. */
            messages: components["schemas"]["Message"][];
            /** @description Whether there are older ones. */
            more: boolean;
        };
        /** @description A webhook on its way or settled. */
        Delivery: {
            /**
             * Format: int64
             * @description Counts the webhooks of this server from 1.
             */
            id: number;
            /** @description The event type. */
            type: string;
            /**
             * Format: int64
             * @description `ChatEvent.Id`; 0 for typing.
             */
            eventId: number;
            /**
             * Format: int64
             * @description `ChatEvent.ChatId`.
             */
            chatId: number;
            /**
             * Format: int64
             * @description `ChatEvent.ClientId`.
             */
            clientId: number | null;
            /** @description A few words for people. */
            summary: string;
            /**
             * @description Waiting for its turn, being sent, waiting to be tried again; or settled: 2xx, refused, no answer, never sent.
             * @enum {string}
             */
            state: "waiting" | "sending" | "retrying" | "delivered" | "refused" | "failed" | "dropped";
            /** @description Its state, in words. */
            verdict: string;
            /**
             * Format: int64
             * @description How often it was sent.
             */
            tries: number;
            /**
             * Format: int64
             * @description The status of the last answer.
             */
            status: number | null;
            /** @description Why the last try brought no answer. */
            error: string | null;
            /**
             * Format: int64
             * @description When the webhook was made. UTC milliseconds.
             */
            madeAt: number;
            /**
             * Format: int64
             * @description When its outcome was known. UTC milliseconds.
             */
            settledAt: number | null;
            /**
             * Format: int64
             * @description When it is tried again. UTC milliseconds.
             */
            nextTryAt: number | null;
            /** @description From being made to the last answer. */
            latencyMs: number | null;
            /**
             * Format: int64
             * @description The length of the body.
             */
            bytes: number;
            /**
             * @description What made it leave.
             * @enum {string}
             */
            origin: "step" | "play" | "client" | "operator" | "auto" | "resend" | "state";
            /**
             * Format: int64
             * @description The play that it belongs to.
             */
            playId: number | null;
            /**
             * Format: int64
             * @description The delivery that it repeats.
             */
            resendOf: number | null;
            /** @description What was done to it on purpose. */
            faults: string[];
        };
        DeliveryDetail: {
            delivery: components["schemas"]["Delivery"];
            /** @description Where it went, secrets masked. */
            url: string;
            /** @description The exact body; base64 where it is no UTF-8. */
            body: string;
            /**
             * @description How `body` is written.
             * @enum {string}
             */
            encoding: "utf8" | "base64";
            /** @description The body as JSON; null if it is not JSON. */
            json: unknown;
            /** @description The latest tries, oldest first. */
            attempts: components["schemas"]["Try"][];
            /** @description A curl command that sends exactly this body, secrets masked. */
            curl: string;
        };
        Failure: {
            error: {
                /** @description A stable code; docs/errors.md lists them. */
                code: string;
                /** @description What is wrong. */
                message: string;
                /** @description What to send instead. */
                hint?: string;
                /** @description Each mistake, where there are several or they have a place. */
                mistakes?: {
                    /** @description What is wrong here. */
                    message: string;
                    /** @description What to write instead. */
                    hint?: string;
                    /** @description The file, or what stands for it. */
                    file?: string;
                    /**
                     * Format: int64
                     * @description Counted from 1.
                     */
                    line?: number;
                    /**
                     * Format: int64
                     * @description Counted from 1.
                     */
                    column?: number;
                }[];
            };
        };
        Fault: {
            /** @description The name. */
            name: string;
            /** @description What it does. */
            doc: string;
            /** @description How it may be switched on, as `--fault` writes it. */
            example: string;
            /** @description How it is switched on now; null if it is off. */
            on: string | null;
            /**
             * Format: int64
             * @description How many webhooks it touched since it was switched on.
             */
            hits: number;
        };
        File: {
            /** @description The id on the wire. */
            id: string;
            /**
             * @description `File.Type`.
             * @enum {string}
             */
            kind: "file" | "image" | "audio";
            /** @description The name. */
            name: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            /** @description The content type. */
            contentType: string;
            /**
             * Format: int64
             * @description Pixels of an image.
             */
            width: number | null;
            /**
             * Format: int64
             * @description Pixels of an image.
             */
            height: number | null;
            /** @description Where its bytes are, from the root of this server. */
            url: string;
        };
        Message: {
            /**
             * Format: int64
             * @description The id on the wire.
             */
            id: number;
            /**
             * Format: int64
             * @description The chat.
             */
            chatId: number;
            /** @description The name for steps, given with `as`; empty if it has none. */
            name: string;
            from: components["schemas"]["Person"];
            /**
             * @description What it carries.
             * @enum {string}
             */
            form: "text" | "file" | "image" | "voice";
            /** @description The text; may be empty beside a file. */
            text: string;
            file: components["schemas"]["File"] | null;
            replyTo: {
                /**
                 * Format: int64
                 * @description The quoted message.
                 */
                id: number;
                /** @description Its text, cut to 200 characters. */
                text: string;
            } | null;
            /**
             * Format: int64
             * @description When it was written. UTC milliseconds.
             */
            createdAt: number;
            /**
             * Format: int64
             * @description When the other side received it. UTC milliseconds.
             */
            receivedAt: number | null;
            /**
             * Format: int64
             * @description When the other side read it. UTC milliseconds.
             */
            readAt: number | null;
            /**
             * Format: int64
             * @description When the other side played it. UTC milliseconds.
             */
            listenedAt: number | null;
            /**
             * Format: int64
             * @description When an operator edited it. UTC milliseconds.
             */
            editedAt: number | null;
            /** @description What a message asks of the client. */
            asks: components["schemas"]["Asks"] | null;
            /** @description Hidden from the client. */
            deleted: boolean;
        };
        Operator: {
            /**
             * Format: int64
             * @description The id on the wire.
             */
            id: number;
            /** @description The name for steps; empty if it has none. */
            name: string;
            /** @description The name that people see. */
            displayName: string;
            /** @description A deleted operator can do nothing. */
            deleted: boolean;
            /** @description Whether the operator is there. */
            online: boolean;
            /**
             * Format: int64
             * @description Open tickets assigned now.
             */
            assignedTickets: number;
        };
        Person: {
            /**
             * @description Which side of the chat.
             * @enum {string}
             */
            side: "client" | "operator";
            /**
             * Format: int64
             * @description The id on the wire.
             */
            id: number;
            /** @description The name for steps; empty if it has none. */
            name: string;
            /** @description The name that people see. */
            displayName: string;
        };
        PlantedError: {
            /** @description The endpoint, as the client API writes it, such as `chats/channel/send/{channel}`. */
            path: string;
            /**
             * Format: int64
             * @description The HTTP status.
             */
            status?: number;
            /**
             * @description The code of the error.
             * @enum {string}
             */
            code?: "internal_server_error" | "bad_request" | "not_found" | "forbidden" | "unauthorized" | "invalid";
            /** @description The text of the error. */
            text?: string;
            /**
             * Format: int64
             * @description How long the call is held back.
             */
            delayMs?: number;
            /**
             * Format: int64
             * @description How many calls it meets.
             */
            times?: number;
            /**
             * Format: int64
             * @description How many calls it met.
             */
            hits: number;
        };
        /** @description A scenario that is being played, or was. */
        Play: {
            /**
             * Format: int64
             * @description Counts the plays of this server from 1.
             */
            id: number;
            /** @description The name of the scenario. */
            scenario: string;
            /**
             * Format: int64
             * @description What decides everything that the scenario leaves open.
             */
            seed: number;
            /** @description How many times faster than its own time, or `max`. */
            speed: number | string;
            /**
             * @description Whether it is over, and how it ended.
             * @enum {string}
             */
            state: "running" | "done" | "stopped" | "failed";
            /**
             * Format: int64
             * @description When it began. UTC milliseconds.
             */
            startedAt: number;
            /**
             * Format: int64
             * @description When it ended. UTC milliseconds.
             */
            endedAt: number | null;
            /**
             * Format: int64
             * @description How many webhooks it has made.
             */
            webhooks: number;
            /**
             * Format: int64
             * @description How many of its probes were answered wrongly.
             */
            failedProbes: number;
            /**
             * Format: int64
             * @description How many of its expectations did not hold so far.
             */
            failedExpectations: number;
            /** @description Its deliveries, the first thousand. */
            deliveryIds: number[];
            error: components["schemas"]["Failure"] | null;
        };
        Status: {
            /** @description The version of iqmock. */
            version: string;
            /** @description The era of the wire format. */
            era: string;
            /** @description The language of what is generated. */
            locale: string;
            /**
             * Format: int64
             * @description The seed of the tenant.
             */
            seed: number;
            /**
             * Format: int64
             * @description When the server started, by the clock of the machine. UTC milliseconds.
             */
            startedAt: number;
            /**
             * Format: int64
             * @description What the clock of the tenant shows. UTC milliseconds.
             */
            now: number;
            /** @description Where webhooks go, secrets masked. */
            target: string;
            /** @description Whether that is the consumer built into this server. */
            targetIsEmbedded: boolean;
            /** @description The delivery policy as people read it. */
            policy: {
                [key: string]: string;
            };
            /** @description How the consumer answered last: `unknown`, `up`, `refusing` or `down`. */
            consumer: string;
            /**
             * Format: int64
             * @description Webhooks that are not settled.
             */
            pending: number;
            /**
             * Format: int64
             * @description How many may be pending before client calls are refused.
             */
            maxPending: number;
            deliveries: {
                /**
                 * Format: int64
                 * @description All.
                 */
                made: number;
                /**
                 * Format: int64
                 * @description Answered with 2xx.
                 */
                delivered: number;
                /**
                 * Format: int64
                 * @description Answered with something else, and not tried again.
                 */
                refused: number;
                /**
                 * Format: int64
                 * @description Not answered, and not tried again.
                 */
                failed: number;
                /**
                 * Format: int64
                 * @description Never sent.
                 */
                dropped: number;
            };
            /**
             * Format: int64
             * @description Chats of the tenant.
             */
            chats: number;
            /**
             * Format: int64
             * @description Those with an open ticket.
             */
            openChats: number;
            /**
             * Format: int64
             * @description Messages that are held.
             */
            messages: number;
            /**
             * Format: int64
             * @description Open streams of the client API.
             */
            clientStreams: number;
            /** @description The file that keeps the state. */
            state: string | null;
            /**
             * Format: int64
             * @description The id of the newest entry of the stream.
             */
            feedId: number;
        };
        StepOutcome: {
            /**
             * Format: int64
             * @description How many webhooks it made.
             */
            webhooks: number;
            /** @description Their deliveries, the first thousand. */
            deliveryIds: number[];
            /**
             * Format: int64
             * @description How many probes were answered wrongly.
             */
            failedProbes: number;
            chat: components["schemas"]["Chat"] | null;
            message: components["schemas"]["Message"] | null;
        };
        StreamArrived: {
            /** @description `channel`, `operator` or `client`. */
            kind: string;
            /**
             * Format: int64
             * @description The id on the wire.
             */
            id: number;
            /** @description The name for steps. */
            name: string;
        };
        StreamClient: {
            /**
             * Format: int64
             * @description The client.
             */
            clientId: number;
            /** @description Whether a stream was opened, or closed. */
            connected: boolean;
        };
        StreamHappened: {
            event: {
                /**
                 * Format: int64
                 * @description `ChatEvent.Id`; 0 for typing.
                 */
                id: number;
                /** @description The event type. */
                type: string;
                /** @description `client`, `user` or `system`. */
                actor: string;
                /** @description The messages that it is about. */
                messageIds: number[];
                /**
                 * Format: int64
                 * @description When it happened. UTC milliseconds.
                 */
                createdAt: number;
            };
            chat: components["schemas"]["Chat"];
            message: components["schemas"]["Message"] | null;
            /**
             * Format: int64
             * @description The id of the delivery of its webhook; null if none leaves.
             */
            delivery: number | null;
        };
        Try: {
            /**
             * Format: int64
             * @description 1 for the first.
             */
            number: number;
            /**
             * Format: int64
             * @description When it was sent. UTC milliseconds.
             */
            sentAt: number;
            /** @description From sending to the end of the answer. */
            tookMs: number;
            /**
             * Format: int64
             * @description The status of the answer.
             */
            status: number | null;
            /** @description Why there is no answer. */
            error: {
                /** @description What kind of failure. */
                code: string;
                /** @description What happened. */
                message: string;
            } | null;
            /** @description Headers by name, secrets masked. */
            sentHeaders: {
                [key: string]: string;
            } | null;
            /** @description Headers by name, secrets masked. */
            headers: {
                [key: string]: string;
            } | null;
            /** @description The first bytes of the answer. */
            body: string | null;
        };
        WaitResult: {
            /** @description Whether it came to pass in time. */
            met: boolean;
            /**
             * Format: int64
             * @description Webhooks that are not settled.
             */
            pending: number;
            /** @description Deliveries that match, the oldest first, at most a thousand. */
            matching: components["schemas"]["Delivery"][];
        };
        World: {
            project: {
                /**
                 * Format: int64
                 * @description The id on the wire.
                 */
                id: number;
                /** @description The name that people see. */
                name: string;
            };
            /** @description All channels. */
            channels: components["schemas"]["Channel"][];
            /** @description All operators. */
            operators: components["schemas"]["Operator"][];
            /**
             * Format: int64
             * @description How many clients there are.
             */
            clients: number;
            /** @description Every name that a step may use now, the newest first, at most a thousand. */
            names: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    askClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the chat. */
                chatId: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description The questions of a poll. */
                    questions?: {
                        /**
                         * @description Stars, a scale of 1 to 10, a choice, a choice whose first answer means solved at once, or a text.
                         * @enum {string}
                         */
                        type: "stars" | "scale" | "one_of_list" | "fcr" | "input";
                        /** @description The question. */
                        text: string;
                        /** @description What can be chosen. */
                        answers?: string[];
                    }[];
                    /** @description What the client reads after a poll. */
                    thanks?: string;
                    /** @description The fields of a form. */
                    fields?: {
                        /** @description The technical name. */
                        name: string;
                        /** @description What the client reads. */
                        label: string;
                        /** @description Whether it has to be filled in. Default: false. */
                        required?: boolean;
                    }[];
                    /** @description What the message says. */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description There is nothing of that name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listChats: {
        parameters: {
            query?: {
                /** @description Only those with this text, whatever the case of letters. */
                search?: string;
                /** @description Only those with an open ticket, or without. */
                state?: "open" | "closed";
                /** @description Only those of the channel of this technical name. */
                channel?: string;
                /** @description Only those with something unread by this side. */
                unread?: "client" | "operator";
                /** @description How many to pass over. */
                offset?: number;
                /** @description How many at most. Default: 100. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: int64
                         * @description How many there are in all.
                         */
                        total: number;
                        /** @description The latest first. */
                        chats: components["schemas"]["Chat"][];
                    };
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getConversation: {
        parameters: {
            query?: {
                /** @description Only messages with a smaller id. */
                before?: number;
                /** @description How many at most. Default: 100. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The id of the chat. */
                chatId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description There is nothing of that name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listPlantedErrors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlantedError"][];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    plantError: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "path": "chats/channel/send/{channel}",
                 *       "code": "internal_server_error",
                 *       "times": 2
                 *     }
                 */
                "application/json": {
                    /** @description The endpoint, such as `chats/channel/send/{channel}`. */
                    path: string;
                    /**
                     * Format: int64
                     * @description The HTTP status. Default: 200.
                     */
                    status?: number;
                    /**
                     * @description The code of the error, in an answer with OK false.
                     * @enum {string}
                     */
                    code?: "internal_server_error" | "bad_request" | "not_found" | "forbidden" | "unauthorized" | "invalid";
                    /** @description The text of the error, which some clients show. Default: `Planted by a test`. */
                    text?: string;
                    /** @description How long the call is held back, such as `2s`. */
                    delay?: string;
                    /**
                     * Format: int64
                     * @description How many calls it meets. Default: all.
                     */
                    times?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlantedError"][];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description There is nothing of that name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    clearPlantedErrors: {
        parameters: {
            query?: {
                /** @description The endpoint. */
                path?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlantedError"][];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description There is nothing of that name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    dropStreams: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: int64
                         * @description How many were open.
                         */
                        dropped: number;
                    };
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description Only those of this chat. */
                chat?: number;
                /** @description Only those of this event type. */
                type?: string;
                /** @description Only those in this state. */
                state?: "waiting" | "sending" | "retrying" | "delivered" | "refused" | "failed" | "dropped";
                /** @description Only those with a smaller id: the next page. */
                before?: number;
                /** @description How many at most. Default: 100. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"][];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listPending: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"][];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the delivery. */
                deliveryId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDetail"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description There is nothing of that name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getDeliveryBody: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the delivery. */
                deliveryId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description There is nothing of that name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    resend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the delivery. */
                deliveryId: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description Another body, sent as compact JSON. */
                    json?: unknown;
                    /** @description Another body, sent exactly as given. It need not be JSON. */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description There is nothing of that name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    waitForDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "until": "deliveries",
                 *       "count": 1,
                 *       "type": "message_created",
                 *       "timeout": "10s"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What to wait for.
                     * @enum {string}
                     */
                    until: "idle" | "deliveries";
                    /**
                     * Format: int64
                     * @description The number of deliveries. Default: 1.
                     */
                    count?: number;
                    /**
                     * Format: int64
                     * @description Only those of this chat.
                     */
                    chat?: number;
                    /** @description Only those of this event type. */
                    type?: string;
                    /**
                     * @description Only those in this state.
                     * @enum {string}
                     */
                    state?: "waiting" | "sending" | "retrying" | "delivered" | "refused" | "failed" | "dropped";
                    /**
                     * Format: int64
                     * @description Only deliveries with a larger id count. Default: 0, all.
                     */
                    after?: number;
                    /** @description How long at most, such as `10s`. Default: 30s; at most 10m. */
                    timeout?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitResult"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fault"][];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    switchFaultsOff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fault"][];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    switchFaultOn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of a fault. */
                fault: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description Its parameters and reach, as `--fault` writes it, such as `duplicate:5%`. Default: as it is by itself. */
                    spec?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fault"][];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description There is nothing of that name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    switchFaultOff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of a fault. */
                fault: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fault"][];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description There is nothing of that name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    uploadFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "by": "anna",
                 *       "name": "note.txt",
                 *       "base64": "aGVsbG8="
                 *     }
                 */
                "application/json": {
                    /** @description Who uploads: a name, or a reference such as `client:7`. */
                    by: string;
                    /** @description The name of the file with its extension. */
                    name: string;
                    /**
                     * @description What it is. Default: by its content type.
                     * @enum {string}
                     */
                    kind?: "file" | "image" | "audio";
                    /** @description The content type. Default: by the extension of the name. */
                    contentType?: string;
                    /** @description The bytes in base64. */
                    base64: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id on the wire. */
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                    "*/*": string;
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description There is nothing of that name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listScenarios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The name. */
                        name: string;
                        /** @description What it shows. */
                        doc: string;
                    }[];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listPlays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Play"][];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    startPlay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scenario": "support-chat",
                 *       "seed": 42,
                 *       "speed": "max",
                 *       "wait": true
                 *     }
                 */
                "application/json": {
                    /** @description The name of a scenario that ships with iqmock. */
                    scenario?: string;
                    /** @description A scenario. */
                    yaml?: string;
                    /**
                     * Format: int64
                     * @description Decides what the scenario leaves open. Default: a fresh one.
                     */
                    seed?: number;
                    /** @description How many times faster than its own time, or `max`. Default: 1. */
                    speed?: number | "max";
                    /**
                     * @description Whether its clients are new ones, or those of the tenant where names are equal. Default: new.
                     * @enum {string}
                     */
                    people?: "new" | "tenant";
                    /** @description Whether the answer comes only when the play is over. Default: false. */
                    wait?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Play"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description There is nothing of that name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getPlay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the play. */
                playId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Play"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description There is nothing of that name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    stopPlay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the play. */
                playId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Play"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description There is nothing of that name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getRunFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getReport: {
        parameters: {
            query?: {
                /** @description The format. Default: html. */
                format?: "github" | "html" | "json" | "junit" | "ndjson" | "text";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                    "application/json": unknown;
                    "application/xml": string;
                    "text/plain; charset=utf-8": string;
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getPlayedScenario: {
        parameters: {
            query?: {
                /** @description What it is called. Default: played. */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": unknown;
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "seed": 42
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: int64
                     * @description Decides what is generated. Default: the seed of the server.
                     */
                    seed?: number;
                    /** @description A scenario that ships with iqmock, whose people and channels the tenant begins with; "" for none. Default: as the server began. */
                    scenario?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description There is nothing of that name or id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    advanceClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "by": "2h"
                 *     }
                 */
                "application/json": {
                    /** @description A duration such as `2h` or `1m30s`. */
                    by: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    doStep: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "create_chat": {
                 *         "client": "maria",
                 *         "as": "chat"
                 *       }
                 *     }
                 */
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_assign: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "chat": "chat",
                 *       "to": "anna"
                 *     }
                 */
                "application/json": {
                    /** @description The chat. */
                    chat: string;
                    /** @description The operator who takes the ticket. */
                    to: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_close: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "chat": "chat",
                 *       "by": "anna"
                 *     }
                 */
                "application/json": {
                    /** @description The chat. */
                    chat: string;
                    /** @description Who closes. Default: the operator it is assigned to, or else the system. */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_create_chat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "client": "maria",
                 *       "as": "chat"
                 *     }
                 */
                "application/json": {
                    /** @description Who opens it: the name of a client, or a new client with its facts. */
                    client: string | {
                        /**
                         * @description Known to the customer base (crm), or come from a social network (channel). Default: by the type of the channel.
                         * @enum {string}
                         */
                        type?: "crm" | "channel";
                        /** @description Where the client writes. Default: the first channel. */
                        channel?: string;
                        /** @description The full name. Default: generated. */
                        name?: string;
                        /**
                         * @description The topic of the generated messages. Default: drawn from the seed.
                         * @enum {string}
                         */
                        topic?: "order" | "delivery" | "card" | "loan" | "app";
                        /** @description Values for fields of the row, by their names on the wire. */
                        set?: {
                            [key: string]: unknown;
                        };
                        /** @description A name for the new client. */
                        as?: string;
                    };
                    /** @description Where. Default: the client's own channel. */
                    channel?: string;
                    /**
                     * @description The topic of the generated messages. Default: drawn from the seed.
                     * @enum {string}
                     */
                    topic?: "order" | "delivery" | "card" | "loan" | "app";
                    /** @description A name for the chat. */
                    as?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "message": "answer"
                 *     }
                 */
                "application/json": {
                    /** @description The messages, all of one chat. */
                    messages?: string[];
                    /** @description The operator who deletes: no client of the platform can. Default: the operator the chat is assigned to, else the operator who wrote the first message, else the system (a bot). */
                    by?: string;
                    /** @description The message, if there is only one. */
                    message?: string;
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_emit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "message_read",
                 *       "message": "question"
                 *     }
                 */
                "application/json": {
                    /** @description The chat. */
                    chat: string;
                    /** @description Who closes. Default: the operator it is assigned to, or else the system. */
                    by?: string;
                    /**
                     * @description The event type, as on the wire.
                     * @enum {string}
                     */
                    type: "chat_closed";
                } | {
                    /** @description Who writes. */
                    client: string;
                    /** @description Where. Default: the client's own channel. */
                    channel?: string;
                    /**
                     * @description The topic of the generated messages. Default: drawn from the seed.
                     * @enum {string}
                     */
                    topic?: "order" | "delivery" | "card" | "loan" | "app";
                    /**
                     * @description The event type, as on the wire.
                     * @enum {string}
                     */
                    type: "chat_created";
                    /** @description A name for what the event makes. */
                    as?: string;
                } | {
                    /** @description A chat of the client. */
                    chat: string;
                    /** @description The new name. Default: the name stays. */
                    name?: string;
                    /**
                     * @description The event type, as on the wire.
                     * @enum {string}
                     */
                    type: "client_changed";
                } | {
                    /** @description The messages, all of one chat. */
                    messages: string[];
                    /**
                     * @description The event type, as on the wire.
                     * @enum {string}
                     */
                    type: "close-system-chat";
                } | {
                    /** @description The messages, all of one chat. */
                    messages: string[];
                    /** @description The operator who deletes: no client of the platform can. Default: the operator the chat is assigned to, else the operator who wrote the first message, else the system (a bot). */
                    by?: string;
                    /**
                     * @description The event type, as on the wire.
                     * @enum {string}
                     */
                    type: "delete-messages";
                } | {
                    /** @description The message that carries the file. */
                    message: string;
                    /**
                     * @description The result of the check. Default: approved.
                     * @enum {string}
                     */
                    state?: "approved" | "rejected" | "on_checking" | "sent_for_checking" | "check_error";
                    /**
                     * @description The event type, as on the wire.
                     * @enum {string}
                     */
                    type: "file_updated";
                } | {
                    /** @description The chat. */
                    chat: string;
                    /** @description Who writes. */
                    from: string;
                    /** @description The text. Default: generated, fitting the conversation; empty with a file. */
                    text?: string;
                    /** @description The message that is quoted. */
                    reply_to?: string;
                    /** @description A document. Write true to generate it, a file name, or an object with some of its properties. */
                    file?: boolean | string | {
                        /** @description File name with its extension. */
                        name?: string;
                        /**
                         * Format: int64
                         * @description Size in bytes.
                         */
                        size?: number;
                        /** @description Content type, such as application/pdf. */
                        type?: string;
                        /**
                         * Format: int64
                         * @description Width of an image in pixels.
                         */
                        width?: number;
                        /**
                         * Format: int64
                         * @description Height of an image in pixels.
                         */
                        height?: number;
                        /** @description A file that was uploaded to the running server, such as file:ID. */
                        upload?: string;
                    };
                    /** @description A picture. Write true to generate it, a file name, or an object with some of its properties. */
                    image?: boolean | string | {
                        /** @description File name with its extension. */
                        name?: string;
                        /**
                         * Format: int64
                         * @description Size in bytes.
                         */
                        size?: number;
                        /** @description Content type, such as application/pdf. */
                        type?: string;
                        /**
                         * Format: int64
                         * @description Width of an image in pixels.
                         */
                        width?: number;
                        /**
                         * Format: int64
                         * @description Height of an image in pixels.
                         */
                        height?: number;
                        /** @description A file that was uploaded to the running server, such as file:ID. */
                        upload?: string;
                    };
                    /** @description A voice message, which can be listened to. Write true to generate it, a file name, or an object with some of its properties. */
                    voice?: boolean | string | {
                        /** @description File name with its extension. */
                        name?: string;
                        /**
                         * Format: int64
                         * @description Size in bytes.
                         */
                        size?: number;
                        /** @description Content type, such as application/pdf. */
                        type?: string;
                        /**
                         * Format: int64
                         * @description Width of an image in pixels.
                         */
                        width?: number;
                        /**
                         * Format: int64
                         * @description Height of an image in pixels.
                         */
                        height?: number;
                        /** @description A file that was uploaded to the running server, such as file:ID. */
                        upload?: string;
                    };
                    /** @description The operator asks the client for a rating: Payload is then `rating`. */
                    rating?: boolean;
                    /**
                     * @description The event type, as on the wire.
                     * @enum {string}
                     */
                    type: "message_created";
                    /** @description A name for what the event makes. */
                    as?: string;
                } | {
                    /** @description The message, which an operator wrote. */
                    message: string;
                    /** @description The new text. Default: generated. */
                    text?: string;
                    /** @description The operator who edits. Default: the one who wrote it. */
                    by?: string;
                    /**
                     * @description The event type, as on the wire.
                     * @enum {string}
                     */
                    type: "message_edited";
                } | {
                    /** @description The voice message that was played. */
                    message: string;
                    /** @description The recipient. Default: the chat's client, or the operator the chat is assigned to. */
                    by?: string;
                    /**
                     * @description The event type, as on the wire.
                     * @enum {string}
                     */
                    type: "message_listened";
                } | {
                    /** @description The message that was read. */
                    message: string;
                    /** @description The recipient. Default: the chat's client, or the operator the chat is assigned to. */
                    by?: string;
                    /**
                     * @description The event type, as on the wire.
                     * @enum {string}
                     */
                    type: "message_read";
                } | {
                    /** @description The message that arrived. */
                    message: string;
                    /** @description The recipient. Default: the chat's client, or the operator the chat is assigned to. */
                    by?: string;
                    /**
                     * @description The event type, as on the wire.
                     * @enum {string}
                     */
                    type: "message_received";
                } | {
                    /** @description The message that asks for a rating. */
                    message: string;
                    /**
                     * @description The event type, as on the wire.
                     * @enum {string}
                     */
                    type: "rating_ignored";
                } | {
                    /** @description The chat. */
                    chat: string;
                    /** @description The operator who takes the ticket. */
                    to: string;
                    /**
                     * @description The event type, as on the wire.
                     * @enum {string}
                     */
                    type: "ticket_assigned";
                } | {
                    /** @description The chat. */
                    chat: string;
                    /** @description Who is typing. */
                    by: string;
                    /**
                     * @description The event type, as on the wire.
                     * @enum {string}
                     */
                    type: "typing";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_listen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "message": "voice"
                 *     }
                 */
                "application/json": {
                    /** @description The voice message that was played. */
                    message: string;
                    /** @description The recipient. Default: the chat's client, or the operator the chat is assigned to. */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_message: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "chat": "chat",
                 *       "from": "maria",
                 *       "text": "Где мой заказ?",
                 *       "as": "question"
                 *     }
                 */
                "application/json": {
                    /** @description The chat. */
                    chat: string;
                    /** @description Who writes. */
                    from: string;
                    /** @description The text. Default: generated, fitting the conversation; empty with a file. */
                    text?: string;
                    /** @description The message that is quoted. */
                    reply_to?: string;
                    /** @description A document. Write true to generate it, a file name, or an object with some of its properties. */
                    file?: boolean | string | {
                        /** @description File name with its extension. */
                        name?: string;
                        /**
                         * Format: int64
                         * @description Size in bytes.
                         */
                        size?: number;
                        /** @description Content type, such as application/pdf. */
                        type?: string;
                        /**
                         * Format: int64
                         * @description Width of an image in pixels.
                         */
                        width?: number;
                        /**
                         * Format: int64
                         * @description Height of an image in pixels.
                         */
                        height?: number;
                        /** @description A file that was uploaded to the running server, such as file:ID. */
                        upload?: string;
                    };
                    /** @description A picture. Write true to generate it, a file name, or an object with some of its properties. */
                    image?: boolean | string | {
                        /** @description File name with its extension. */
                        name?: string;
                        /**
                         * Format: int64
                         * @description Size in bytes.
                         */
                        size?: number;
                        /** @description Content type, such as application/pdf. */
                        type?: string;
                        /**
                         * Format: int64
                         * @description Width of an image in pixels.
                         */
                        width?: number;
                        /**
                         * Format: int64
                         * @description Height of an image in pixels.
                         */
                        height?: number;
                        /** @description A file that was uploaded to the running server, such as file:ID. */
                        upload?: string;
                    };
                    /** @description A voice message, which can be listened to. Write true to generate it, a file name, or an object with some of its properties. */
                    voice?: boolean | string | {
                        /** @description File name with its extension. */
                        name?: string;
                        /**
                         * Format: int64
                         * @description Size in bytes.
                         */
                        size?: number;
                        /** @description Content type, such as application/pdf. */
                        type?: string;
                        /**
                         * Format: int64
                         * @description Width of an image in pixels.
                         */
                        width?: number;
                        /**
                         * Format: int64
                         * @description Height of an image in pixels.
                         */
                        height?: number;
                        /** @description A file that was uploaded to the running server, such as file:ID. */
                        upload?: string;
                    };
                    /** @description The operator asks the client for a rating: Payload is then `rating`. */
                    rating?: boolean;
                    /** @description A name for the message. */
                    as?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_parallel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       [
                 *         {
                 *           "message": {
                 *             "chat": "chat",
                 *             "from": "maria"
                 *           }
                 *         }
                 *       ],
                 *       [
                 *         {
                 *           "typing": {
                 *             "chat": "chat",
                 *             "by": "anna"
                 *           }
                 *         },
                 *         {
                 *           "message": {
                 *             "chat": "chat",
                 *             "from": "anna"
                 *           }
                 *         }
                 *       ]
                 *     ]
                 */
                "application/json": unknown;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_probe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "get": "/health",
                 *       "status": "2xx",
                 *       "within": "5s"
                 *     }
                 */
                "application/json": {
                    /** @description An address to request; one that begins with / belongs to the target. */
                    get?: string;
                    /** @description An address to POST to, with `body`, with `text`, or with neither. */
                    post?: string;
                    /** @description Headers for `get` and `post`. */
                    headers?: {
                        [key: string]: string;
                    };
                    /** @description What `post` sends, as JSON. */
                    body?: unknown;
                    /** @description What `post` sends, as literal text. */
                    text?: string;
                    /** @description The status of the answer: 2xx, 201, or a list of which one must come. */
                    status?: unknown;
                    /** @description The expected answer: equal to this JSON, or a comparison such as { matches: regex }, { path: $.ok, equals: true } or { path: $[*].id, values: [1, 2] }. */
                    expect?: unknown;
                    /** @description Repeats the probe until it holds, for at most this long. */
                    within?: string | number;
                    /** @description A program with its arguments, without a shell. It must exit with 0, and its output is compared. */
                    command?: string[];
                } & (unknown | unknown | unknown);
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_raw: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "body": {
                 *         "ChatEvent": {
                 *           "Id": 1,
                 *           "Type": "typing"
                 *         },
                 *         "Rels": {}
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description The body as YAML or JSON; sent as compact JSON. Texts in it may contain templates. */
                    body?: unknown;
                    /** @description A JSON file beside the scenario; sent as compact JSON, keys in their order and numbers as written. */
                    file?: string;
                    /** @description The exact text of the body. It need not be JSON. */
                    text?: string;
                } & (unknown | unknown | unknown);
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "message": "question"
                 *     }
                 */
                "application/json": {
                    /** @description The message that was read. */
                    message?: string;
                    /** @description The recipient. Default: the chat's client, or the operator the chat is assigned to. */
                    by?: string;
                    /** @description Instead of a message: every message of it that the other side has not read; with "by", only those of one side. */
                    chat?: string;
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_receive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "message": "question"
                 *     }
                 */
                "application/json": {
                    /** @description The message that arrived. */
                    message?: string;
                    /** @description The recipient. Default: the chat's client, or the operator the chat is assigned to. */
                    by?: string;
                    /** @description Instead of a message: every message of it that has not reached the other side; with "by", only those of one side. */
                    chat?: string;
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_repeat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "times": 3,
                 *       "steps": [
                 *         {
                 *           "message": {
                 *             "chat": "chat",
                 *             "from": "maria",
                 *             "text": "Вопрос {{ index }}"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: int64
                     * @description How many rounds.
                     */
                    times: number;
                    /** @description A name for the round counter, besides {{ index }}. */
                    as?: string;
                    /** @description The minimum time from the start of one round to the start of the next. Default: a round begins when the previous one is over. */
                    every?: string | number;
                    /**
                     * Format: int64
                     * @description The most rounds in progress at once. Default: 1.
                     */
                    parallel?: number;
                    /** @description The steps of a round. */
                    steps: Record<string, never>[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_request: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "post": "/test/reset",
                 *       "body": {
                 *         "all": true
                 *       },
                 *       "status": "2xx"
                 *     }
                 */
                "application/json": {
                    /** @description An address to request; one that begins with / belongs to the target. */
                    get?: string;
                    /** @description An address to POST to, with `body`, with `text`, or with neither. */
                    post?: string;
                    /** @description Headers for `get` and `post`. */
                    headers?: {
                        [key: string]: string;
                    };
                    /** @description What `post` sends, as JSON. */
                    body?: unknown;
                    /** @description What `post` sends, as literal text. */
                    text?: string;
                    /** @description The status of the answer: 2xx, 201, or a list of which one must come. */
                    status?: unknown;
                    /** @description The expected answer: equal to this JSON, or a comparison such as { matches: regex }, { path: $.ok, equals: true } or { path: $[*].id, values: [1, 2] }. */
                    expect?: unknown;
                    /** @description Repeats the probe until it holds, for at most this long. */
                    within?: string | number;
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_typing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "chat": "chat",
                 *       "by": "maria"
                 *     }
                 */
                "application/json": {
                    /** @description The chat. */
                    chat: string;
                    /** @description Who is typing. */
                    by: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_until: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "get": "/health",
                 *       "within": "10s"
                 *     }
                 */
                "application/json": {
                    /** @description An address to request; one that begins with / belongs to the target. */
                    get?: string;
                    /** @description An address to POST to, with `body`, with `text`, or with neither. */
                    post?: string;
                    /** @description Headers for `get` and `post`. */
                    headers?: {
                        [key: string]: string;
                    };
                    /** @description What `post` sends, as JSON. */
                    body?: unknown;
                    /** @description What `post` sends, as literal text. */
                    text?: string;
                    /** @description The status of the answer: 2xx, 201, or a list of which one must come. */
                    status?: unknown;
                    /** @description The expected answer: equal to this JSON, or a comparison such as { matches: regex }, { path: $.ok, equals: true } or { path: $[*].id, values: [1, 2] }. */
                    expect?: unknown;
                    /** @description Repeats the probe until it holds, for at most this long. */
                    within?: string | number;
                    /** @description A program with its arguments, without a shell. It must exit with 0, and its output is compared. */
                    command?: string[];
                } & (unknown | unknown | unknown);
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_use: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scenario": "quote-and-reply",
                 *       "with": {
                 *         "maria": "maria",
                 *         "anna": "anna"
                 *       }
                 *     }
                 */
                "application/json": string | {
                    /** @description The name of a scenario that ships with iqmock, or the path of a file from this one. */
                    scenario: string;
                    /** @description Maps names of its world to names of this scenario. */
                    with?: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    step_wait: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example 2s */
                "application/json": string | number;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    stream: {
        parameters: {
            query?: {
                /** @description Begins after this id, in place of Last-Event-ID. */
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    setTarget: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "http://127.0.0.1:3000/hook"
                 *     }
                 */
                "application/json": {
                    /** @description A URL, a port, `localhost:3000/hook`, or `unix:/path/to.sock`. */
                    url: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    setPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "timeout": "3s",
                 *       "backoff": "250ms,1s"
                 *     }
                 */
                "application/json": {
                    /** @description How long a try may take, such as `10s`. */
                    timeout?: string;
                    /**
                     * Format: int64
                     * @description Tries after the first; -1 for until it is delivered.
                     */
                    retries?: number;
                    /** @description The waits before each retry, the last one repeating, such as `250ms,1s,5s`. */
                    backoff?: string;
                    /** @description What is tried again: statuses, classes and failures, such as `429,5xx,refused`; or `none`. */
                    retryOn?: string;
                    /**
                     * @description Which webhooks wait for each other.
                     * @enum {string}
                     */
                    order?: "chat" | "client" | "global" | "none";
                    /**
                     * Format: int64
                     * @description The most tries in flight at once.
                     */
                    concurrency?: number;
                    /** @description Headers on every webhook, in place of those before. */
                    headers?: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    trigger_chat_closed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description The chat. */
                    chat?: string;
                    /** @description Whose chat. A client without one opens it. */
                    client?: string;
                    /** @description Who acts for the other side. Default: the assignee of the chat, else the first operator. */
                    operator?: string;
                    /** @description What the message says. Default: generated. */
                    text?: string;
                    /**
                     * @description What kind of message it is.
                     * @enum {string}
                     */
                    form?: "text" | "file" | "image" | "voice";
                    /** @description The message quotes the latest one of the other side. */
                    reply?: boolean;
                    /** @description Who acts: `client`, `operator`, or the name of one. */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    trigger_chat_created: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description Where. Default: the chat in which something happened last. */
                    chat?: string;
                    /** @description Who writes. */
                    client?: string;
                    /** @description Who acts for the other side. Default: the assignee of the chat, else the first operator. */
                    operator?: string;
                    /** @description What the message says. Default: generated. */
                    text?: string;
                    /**
                     * @description What kind of message it is.
                     * @enum {string}
                     */
                    form?: "text" | "file" | "image" | "voice";
                    /** @description The message quotes the latest one of the other side. */
                    reply?: boolean;
                    /** @description Where. Default: the client's own channel. */
                    channel?: string;
                    /**
                     * @description The topic of the generated messages. Default: drawn from the seed.
                     * @enum {string}
                     */
                    topic?: "order" | "delivery" | "card" | "loan" | "app";
                    /** @description Who acts: `client`, `operator`, or the name of one. */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    trigger_client_changed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description A chat of the client. */
                    chat?: string;
                    /** @description Whose chat. A client without one opens it. */
                    client?: string;
                    /** @description Who acts for the other side. Default: the assignee of the chat, else the first operator. */
                    operator?: string;
                    /** @description What the message says. Default: generated. */
                    text?: string;
                    /**
                     * @description What kind of message it is.
                     * @enum {string}
                     */
                    form?: "text" | "file" | "image" | "voice";
                    /** @description The message quotes the latest one of the other side. */
                    reply?: boolean;
                    /** @description The new name. Default: the name stays. */
                    name?: string;
                    /** @description Who acts: `client`, `operator`, or the name of one. */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    "trigger_close-system-chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description Where. Default: the chat in which something happened last. */
                    chat?: string;
                    /** @description Whose chat. A client without one opens it. */
                    client?: string;
                    /** @description Who acts for the other side. Default: the assignee of the chat, else the first operator. */
                    operator?: string;
                    /** @description What the message says. Default: generated. */
                    text?: string;
                    /**
                     * @description What kind of message it is.
                     * @enum {string}
                     */
                    form?: "text" | "file" | "image" | "voice";
                    /** @description The message quotes the latest one of the other side. */
                    reply?: boolean;
                    /** @description The messages, all of one chat. */
                    messages?: string[];
                    /** @description Who acts: `client`, `operator`, or the name of one. */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    "trigger_delete-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description Where. Default: the chat in which something happened last. */
                    chat?: string;
                    /** @description Whose chat. A client without one opens it. */
                    client?: string;
                    /** @description Who acts for the other side. Default: the assignee of the chat, else the first operator. */
                    operator?: string;
                    /** @description What the message says. Default: generated. */
                    text?: string;
                    /**
                     * @description What kind of message it is.
                     * @enum {string}
                     */
                    form?: "text" | "file" | "image" | "voice";
                    /** @description The message quotes the latest one of the other side. */
                    reply?: boolean;
                    /** @description The messages, all of one chat. */
                    messages?: string[];
                    /** @description Who acts: `client`, `operator`, or the name of one. */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    trigger_file_updated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description Where. Default: the chat in which something happened last. */
                    chat?: string;
                    /** @description Whose chat. A client without one opens it. */
                    client?: string;
                    /** @description Who acts for the other side. Default: the assignee of the chat, else the first operator. */
                    operator?: string;
                    /** @description What the message says. Default: generated. */
                    text?: string;
                    /**
                     * @description What kind of message it is.
                     * @enum {string}
                     */
                    form?: "text" | "file" | "image" | "voice";
                    /** @description The message quotes the latest one of the other side. */
                    reply?: boolean;
                    /** @description The message that carries the file. */
                    message?: string;
                    /**
                     * @description The result of the check. Default: approved.
                     * @enum {string}
                     */
                    state?: "approved" | "rejected" | "on_checking" | "sent_for_checking" | "check_error";
                    /** @description Who acts: `client`, `operator`, or the name of one. */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    trigger_message_created: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description The chat. */
                    chat?: string;
                    /** @description Whose chat. A client without one opens it. */
                    client?: string;
                    /** @description Who acts for the other side. Default: the assignee of the chat, else the first operator. */
                    operator?: string;
                    /** @description The text. Default: generated, fitting the conversation; empty with a file. */
                    text?: string;
                    /**
                     * @description What kind of message it is.
                     * @enum {string}
                     */
                    form?: "text" | "file" | "image" | "voice";
                    /** @description The message quotes the latest one of the other side. */
                    reply?: boolean;
                    /** @description Who writes. */
                    from?: string;
                    /** @description The message that is quoted. */
                    reply_to?: string;
                    /** @description A document. Write true to generate it, a file name, or an object with some of its properties. */
                    file?: boolean | string | {
                        /** @description File name with its extension. */
                        name?: string;
                        /**
                         * Format: int64
                         * @description Size in bytes.
                         */
                        size?: number;
                        /** @description Content type, such as application/pdf. */
                        type?: string;
                        /**
                         * Format: int64
                         * @description Width of an image in pixels.
                         */
                        width?: number;
                        /**
                         * Format: int64
                         * @description Height of an image in pixels.
                         */
                        height?: number;
                        /** @description A file that was uploaded to the running server, such as file:ID. */
                        upload?: string;
                    };
                    /** @description A picture. Write true to generate it, a file name, or an object with some of its properties. */
                    image?: boolean | string | {
                        /** @description File name with its extension. */
                        name?: string;
                        /**
                         * Format: int64
                         * @description Size in bytes.
                         */
                        size?: number;
                        /** @description Content type, such as application/pdf. */
                        type?: string;
                        /**
                         * Format: int64
                         * @description Width of an image in pixels.
                         */
                        width?: number;
                        /**
                         * Format: int64
                         * @description Height of an image in pixels.
                         */
                        height?: number;
                        /** @description A file that was uploaded to the running server, such as file:ID. */
                        upload?: string;
                    };
                    /** @description A voice message, which can be listened to. Write true to generate it, a file name, or an object with some of its properties. */
                    voice?: boolean | string | {
                        /** @description File name with its extension. */
                        name?: string;
                        /**
                         * Format: int64
                         * @description Size in bytes.
                         */
                        size?: number;
                        /** @description Content type, such as application/pdf. */
                        type?: string;
                        /**
                         * Format: int64
                         * @description Width of an image in pixels.
                         */
                        width?: number;
                        /**
                         * Format: int64
                         * @description Height of an image in pixels.
                         */
                        height?: number;
                        /** @description A file that was uploaded to the running server, such as file:ID. */
                        upload?: string;
                    };
                    /** @description The operator asks the client for a rating: Payload is then `rating`. */
                    rating?: boolean;
                    /** @description Who acts: `client`, `operator`, or the name of one. */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    trigger_message_edited: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description Where. Default: the chat in which something happened last. */
                    chat?: string;
                    /** @description Whose chat. A client without one opens it. */
                    client?: string;
                    /** @description Who acts for the other side. Default: the assignee of the chat, else the first operator. */
                    operator?: string;
                    /** @description The new text. Default: generated. */
                    text?: string;
                    /**
                     * @description What kind of message it is.
                     * @enum {string}
                     */
                    form?: "text" | "file" | "image" | "voice";
                    /** @description The message quotes the latest one of the other side. */
                    reply?: boolean;
                    /** @description The message, which an operator wrote. */
                    message?: string;
                    /** @description Who acts: `client`, `operator`, or the name of one. */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    trigger_message_listened: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description Where. Default: the chat in which something happened last. */
                    chat?: string;
                    /** @description Whose chat. A client without one opens it. */
                    client?: string;
                    /** @description Who acts for the other side. Default: the assignee of the chat, else the first operator. */
                    operator?: string;
                    /** @description What the message says. Default: generated. */
                    text?: string;
                    /**
                     * @description What kind of message it is.
                     * @enum {string}
                     */
                    form?: "text" | "file" | "image" | "voice";
                    /** @description The message quotes the latest one of the other side. */
                    reply?: boolean;
                    /** @description The voice message that was played. */
                    message?: string;
                    /** @description Who acts: `client`, `operator`, or the name of one. */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    trigger_message_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description Where. Default: the chat in which something happened last. */
                    chat?: string;
                    /** @description Whose chat. A client without one opens it. */
                    client?: string;
                    /** @description Who acts for the other side. Default: the assignee of the chat, else the first operator. */
                    operator?: string;
                    /** @description What the message says. Default: generated. */
                    text?: string;
                    /**
                     * @description What kind of message it is.
                     * @enum {string}
                     */
                    form?: "text" | "file" | "image" | "voice";
                    /** @description The message quotes the latest one of the other side. */
                    reply?: boolean;
                    /** @description The message that was read. */
                    message?: string;
                    /** @description Who acts: `client`, `operator`, or the name of one. */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    trigger_message_received: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description Where. Default: the chat in which something happened last. */
                    chat?: string;
                    /** @description Whose chat. A client without one opens it. */
                    client?: string;
                    /** @description Who acts for the other side. Default: the assignee of the chat, else the first operator. */
                    operator?: string;
                    /** @description What the message says. Default: generated. */
                    text?: string;
                    /**
                     * @description What kind of message it is.
                     * @enum {string}
                     */
                    form?: "text" | "file" | "image" | "voice";
                    /** @description The message quotes the latest one of the other side. */
                    reply?: boolean;
                    /** @description The message that arrived. */
                    message?: string;
                    /** @description Who acts: `client`, `operator`, or the name of one. */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    trigger_rating_ignored: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description Where. Default: the chat in which something happened last. */
                    chat?: string;
                    /** @description Whose chat. A client without one opens it. */
                    client?: string;
                    /** @description Who acts for the other side. Default: the assignee of the chat, else the first operator. */
                    operator?: string;
                    /** @description What the message says. Default: generated. */
                    text?: string;
                    /**
                     * @description What kind of message it is.
                     * @enum {string}
                     */
                    form?: "text" | "file" | "image" | "voice";
                    /** @description The message quotes the latest one of the other side. */
                    reply?: boolean;
                    /** @description The message that asks for a rating. */
                    message?: string;
                    /** @description Who acts: `client`, `operator`, or the name of one. */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    trigger_ticket_assigned: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description The chat. */
                    chat?: string;
                    /** @description Whose chat. A client without one opens it. */
                    client?: string;
                    /** @description Who acts for the other side. Default: the assignee of the chat, else the first operator. */
                    operator?: string;
                    /** @description What the message says. Default: generated. */
                    text?: string;
                    /**
                     * @description What kind of message it is.
                     * @enum {string}
                     */
                    form?: "text" | "file" | "image" | "voice";
                    /** @description The message quotes the latest one of the other side. */
                    reply?: boolean;
                    /** @description The operator who takes the ticket. */
                    to?: string;
                    /** @description Who acts: `client`, `operator`, or the name of one. */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    trigger_typing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description The chat. */
                    chat?: string;
                    /** @description Whose chat. A client without one opens it. */
                    client?: string;
                    /** @description Who acts for the other side. Default: the assignee of the chat, else the first operator. */
                    operator?: string;
                    /** @description What the message says. Default: generated. */
                    text?: string;
                    /**
                     * @description What kind of message it is.
                     * @enum {string}
                     */
                    form?: "text" | "file" | "image" | "voice";
                    /** @description The message quotes the latest one of the other side. */
                    reply?: boolean;
                    /** @description Who acts: `client`, `operator`, or the name of one. */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepOutcome"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description That cannot happen now, such as reading a message twice. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description Too many webhooks are pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getWorld: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["World"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listClients: {
        parameters: {
            query?: {
                /** @description Only those with this text, whatever the case of letters. */
                search?: string;
                /** @description How many at most. Default: 100. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"][];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    addClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "olga",
                 *       "channel": "support"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Known to the customer base (crm), or come from a social network (channel). Default: by the type of the channel.
                     * @enum {string}
                     */
                    type?: "crm" | "channel";
                    /** @description Where the client writes. Default: the first channel. */
                    channel?: string;
                    /** @description The name for steps. Default: a free one. */
                    name?: string;
                    /**
                     * @description The topic of the generated messages. Default: drawn from the seed.
                     * @enum {string}
                     */
                    topic?: "order" | "delivery" | "card" | "loan" | "app";
                    /** @description Values for fields of the row, by their names on the wire. */
                    set?: {
                        [key: string]: unknown;
                    };
                    /** @description The name that people see; `name` in a scenario. */
                    displayName?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    addOperator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "boris"
                 *     }
                 */
                "application/json": {
                    /** @description The name for steps. Default: a free one. */
                    name?: string;
                    /** @description Default: generated. */
                    department?: string;
                    /** @description A deleted operator can do nothing. Default: false. */
                    deleted?: boolean;
                    /** @description Values for fields of the row, by their names on the wire. */
                    set?: {
                        [key: string]: unknown;
                    };
                    /** @description The name that people see; `name` in a scenario. */
                    displayName?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operator"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    addChannel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "sales",
                 *       "type": "iqchat"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The network through which its clients write.
                     * @enum {string}
                     */
                    type: "iqchat" | "vk" | "telegram" | "facebook" | "infobip" | "edna" | "viber" | "email";
                    /** @description The title that people see. Default: generated. */
                    title?: string;
                    /** @description What the channel is for. Default: generated. */
                    description?: string;
                    /** @description Values for fields of the row, by their names on the wire. */
                    set?: {
                        [key: string]: unknown;
                    };
                    /** @description The name for steps. Default: a free one. */
                    name?: string;
                    /** @description The name that people see; `name` in a scenario. */
                    displayName?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /** @description The request is not as described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description The request is refused: no right to it, another origin or host, a body that is too large or no JSON. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
}

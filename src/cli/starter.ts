/** The scenario that `iqmock init` writes. */
export const starterScenario = `# yaml-language-server: $schema=./scenario.schema.json
# A client asks, an operator answers, the chat is closed.
name: first-chat
seed: 42
world:
  channels: { support: { type: iqchat } }
  operators: { anna: {} }
  clients: { maria: { type: crm, channel: support } }
steps:
  - create_chat: { client: maria, as: chat }
  - assign: { chat: chat, to: anna }
  - message: { chat: chat, from: maria, text: 'Где мой заказ?', as: question }
  - read: { message: question }
  - message: { chat: chat, from: anna, reply_to: question, as: answer }
    expect: { status: 2xx, latency: '< 2s' }
  - read: { message: answer }
  - wait: 500ms
  - close: { chat: chat, by: anna }
`;

/** The configuration that `iqmock init` writes. */
export const starterConfig = `# yaml-language-server: $schema=./chats/config.schema.json
# What iqmock uses when no flag says otherwise. \`iqmock config\` prints the result.
# Keys are the flags in camelCase; \`iqmock run --help\` lists them.

# Without "to" or a target, runs go to an embedded consumer.
# to: http://127.0.0.1:3000/webhooks

targets:
  local:
    to: http://127.0.0.1:3000/webhooks
    waitForTarget: 30s
  staging:
    to: https://staging.example.com/webhooks
    timeout: 5s
    retries: 2
    headers:
      X-Environment: staging
`;

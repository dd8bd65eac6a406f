// A consumer that writes into PostgreSQL, by one psql that lives as long as it: docs/check.md asks the database itself.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const psql = spawn('psql', ['-qtA', 'crm'], { stdio: ['pipe', 'pipe', 'inherit'] });
const waiting = [];
createInterface({ input: psql.stdout }).on('line', (line) => line === 'done' && waiting.shift()?.());

/** Runs statements; resolves when they are done. */
function run(sql) {
  psql.stdin.write(`${sql}\n\\echo done\n`);
  return new Promise((resolve) => waiting.push(resolve));
}

const quoted = (value) => `'${String(value).replaceAll("'", "''")}'`;

await run(`
  create table events (id bigint primary key);
  create table chats (id bigint primary key, open boolean, operator text);
  create table messages (id bigint primary key, chat_id bigint, text text);`);

const seen = new Set();

async function take({ ChatEvent: event, Rels: rels = {} }) {
  if (event.Transitive || (seen.has(event.Id) && process.env.MISTAKE !== '1')) return;
  const again = seen.has(event.Id) ? ' (again)' : '';
  seen.add(event.Id);
  const statements = [`insert into chats values (${event.ChatId}, true, null) on conflict do nothing;`];
  const change = (what) => statements.push(`update chats set ${what} where id = ${event.ChatId};`);
  if (event.Type === 'chat_closed') change('open = false');
  if (event.Type === 'ticket_assigned') change(`operator = ${quoted(rels.Users[0].Name)}`);
  for (const { Id, Text, Deleted } of rels.ChatMessages ?? []) {
    const text = quoted(Text + again);
    statements.push(
      event.Type === 'delete-messages' || Deleted === true
        ? `delete from messages where id = ${Id};`
        : `insert into messages values (${Id}, ${event.ChatId}, ${text}) on conflict (id) do update set text = excluded.text;`,
    );
  }
  await run(`begin; ${statements.join(' ')} commit;`);
}

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    await take(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    response.writeHead(204).end();
  } catch {
    response.writeHead(400).end();
  }
});
server.listen(Number(process.env.PORT), '127.0.0.1');

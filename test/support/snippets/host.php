<?php
// A consumer on PHP and SQLite: docs/check.md has the address that shows a chat.
$pdo = new PDO('sqlite:' . getenv('DATABASE'), null, null, [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
$pdo->exec('pragma busy_timeout = 5000');
$pdo->exec('create table if not exists events (id integer primary key)');
$pdo->exec('create table if not exists chats (id integer primary key, open integer, operator text, unread integer)');
$pdo->exec('create table if not exists messages (id integer primary key, chat_id integer, text text, is_read integer)');

// SNIPPET

$body = json_decode(file_get_contents('php://input'), true);
$event = is_array($body) ? $body['ChatEvent'] ?? null : null;
if (!is_array($event) || !is_int($event['Id'] ?? null)) {
    http_response_code(400);
    exit;
}
http_response_code(204);
if ($event['Transitive'] ?? false) {
    exit;
}
$run = fn (string $sql, array $values): PDOStatement => tap($pdo->prepare($sql), $values);
function tap(PDOStatement $statement, array $values): PDOStatement
{
    $statement->execute($values);
    return $statement;
}
$pdo->exec('begin immediate');
$added = $run('insert or ignore into events values (?)', [$event['Id']])->rowCount();
if ($added === 1 || getenv('MISTAKE') === '1') {
    $rows = $body['Rels']['ChatMessages'] ?? [];
    $chat = $event['ChatId'];
    $run('insert or ignore into chats values (?, 1, null, 0)', [$chat]);
    if ($event['Type'] === 'chat_closed') {
        $run('update chats set open = 0 where id = ?', [$chat]);
    }
    if ($event['Type'] === 'ticket_assigned') {
        $run('update chats set operator = ? where id = ?', [$body['Rels']['Users'][0]['Name'], $chat]);
    }
    $step = ['message_created' => 1, 'message_read' => -1][$event['Type']] ?? 0;
    if ($step !== 0 && $rows[0]['Author'] === 'client') {
        $run('update chats set unread = unread + ? where id = ?', [$step, $chat]);
    }
    foreach ($rows as $row) {
        if ($event['Type'] === 'delete-messages' || ($row['Deleted'] ?? false)) {
            $run('delete from messages where id = ?', [$row['Id']]);
        } else {
            $values = [$row['Id'], $chat, $row['Text'], (int) ($row['Read'] ?? false)];
            $run('insert or replace into messages values (?, ?, ?, ?)', $values);
        }
    }
}
$pdo->exec('commit');

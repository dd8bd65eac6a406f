<?php
// A consumer on PHP: one file for each chat, read, changed and written again under a lock.
// Run it with PHP_CLI_SERVER_WORKERS=4 php -S 127.0.0.1:3000 hook.php

declare(strict_types=1);

$folder = getenv('CHATS') ?: sys_get_temp_dir() . '/chats';
@mkdir($folder, 0o777, true);
$path = (string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);

function answer(int $status, mixed $body = null): never
{
    http_response_code($status);
    if ($body !== null) {
        header('Content-Type: application/json');
        echo json_encode($body, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE);
    }
    exit;
}

/** Changes the document of a chat: nobody else reads or writes it meanwhile. */
function change(string $file, callable $action): void
{
    $handle = fopen($file, 'c+');
    flock($handle, LOCK_EX);
    $text = stream_get_contents($handle);
    $chat = $text === '' ? ['ids' => [], 'open' => [0, true], 'operator' => [0, null], 'messages' => []] : json_decode($text, true);
    if ($action($chat) !== false) {
        rewind($handle);
        ftruncate($handle, 0);
        fwrite($handle, json_encode($chat, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR));
        fflush($handle);
    }
    flock($handle, LOCK_UN);
}

function apply(array &$chat, array $event, array $rels): bool
{
    $id = $event['Id'];
    if (isset($chat['ids'][$id])) {
        return false;
    }
    $chat['ids'][$id] = true;
    if (in_array($event['Type'], ['chat_created', 'chat_closed'], true) && $id > $chat['open'][0]) {
        $chat['open'] = [$id, $event['Type'] === 'chat_created'];
    }
    if ($event['Type'] === 'ticket_assigned' && $id > $chat['operator'][0]) {
        $chat['operator'] = [$id, $rels['Users'][0]['Name'] ?? null];
    }
    foreach ($rels['ChatMessages'] ?? [] as $row) {
        $before = $chat['messages'][$row['Id']] ?? ['version' => 0, 'read' => false, 'deleted' => false];
        $newest = $id > $before['version'] ? ['version' => $id, 'from' => $row['Author'], 'text' => $row['Text']] : [];
        $chat['messages'][$row['Id']] = [
            ...$before,
            ...$newest,
            'read' => $before['read'] || ($row['Read'] ?? false),
            'deleted' => $before['deleted'] || $event['Type'] === 'delete-messages',
        ];
    }
    return true;
}

function show(string $file): void
{
    if (!is_file($file)) {
        answer(404);
    }
    $handle = fopen($file, 'r');
    flock($handle, LOCK_SH);
    $chat = json_decode(stream_get_contents($handle), true);
    $messages = array_filter($chat['messages'], fn ($message) => !$message['deleted']);
    ksort($messages);
    $shown = array_map(fn ($message) => array_diff_key($message, ['version' => 0, 'deleted' => 0]), array_values($messages));
    answer(200, ['open' => $chat['open'][1], 'operator' => $chat['operator'][1], 'messages' => $shown]);
}

if ($_SERVER['REQUEST_METHOD'] === 'GET' && preg_match('#^/chats/(\d+)$#', $path, $match)) {
    show("$folder/$match[1].json");
}
if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
    header('Allow: POST');
    answer(405);
}
if (!preg_match('#^application/json\s*(;|$)#i', $_SERVER['CONTENT_TYPE'] ?? '')) {
    answer(415, ['error' => 'JSON only']);
}
$webhook = json_decode(file_get_contents('php://input'), true);
$event = is_array($webhook) ? $webhook['ChatEvent'] ?? null : null;
if (!is_array($event) || !is_int($event['Id'] ?? null) || !is_int($event['ChatId'] ?? null) || !is_string($event['Type'] ?? null)) {
    answer(400, ['error' => 'this is no webhook']);
}
if (!($event['Transitive'] ?? false)) {
    $rels = is_array($webhook['Rels'] ?? null) ? $webhook['Rels'] : [];
    try {
        change("$folder/$event[ChatId].json", function (array &$chat) use ($event, $rels) {
            return apply($chat, $event, $rels);
        });
    } catch (TypeError | JsonException $error) {
        answer(422, ['error' => $error->getMessage()]);
    }
}
answer(204);

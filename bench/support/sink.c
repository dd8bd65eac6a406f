// A consumer that costs next to nothing: answers 200 to every POST as soon as its body is whole.
// Prints its port, and one line of JSON when told to end: requests, bytes of bodies, how many bodies equalled the one
// before on their connection, and of the events in them: inversions within a chat, and ids that came twice.
// Build: cc -O2 -o sink sink.c
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define ROOM 65536
#define PREFIX 400
#define CHATS (1u << 22)
static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

struct connection {
  int fd;
  size_t held;           // bytes of an unfinished head
  size_t body_left;      // bytes of the body still to come
  unsigned long hash;    // of the body so far
  unsigned long last;    // of the body before
  size_t prefix_held;    // the first bytes of the body, where the event is
  char prefix[PREFIX + 1];
  char bytes[ROOM];
};

static unsigned long requests, body_bytes, repeats, inversions, duplicates;
// The last event id of each chat, by open addressing, and a bit for every id below 2^32.
static unsigned long chat_keys[CHATS], chat_last[CHATS];
static unsigned char *seen_ids;
static volatile sig_atomic_t ending;

static void on_signal(int number) { (void)number; ending = 1; }

static unsigned long number_after(const char *text, const char *key) {
  const char *at = strstr(text, key);
  return at == NULL ? 0 : strtoul(at + strlen(key), NULL, 10);
}

static volatile sig_atomic_t asked;
static void on_question(int signal) {
  (void)signal;
  asked = 1;
}

static void check_order(struct connection *c) {
  c->prefix[c->prefix_held] = 0;
  unsigned long id = number_after(c->prefix, "\"ChatEvent\":{\"Id\":");
  unsigned long chat = number_after(c->prefix, "\"ChatId\":");
  if (id == 0 || chat == 0 || id > 0xffffffffUL) return;
  if (seen_ids[id >> 3] & (1u << (id & 7))) duplicates++;
  seen_ids[id >> 3] |= (unsigned char)(1u << (id & 7));
  unsigned int slot = (unsigned int)(chat * 2654435761UL) % CHATS;
  while (chat_keys[slot] != 0 && chat_keys[slot] != chat) slot = (slot + 1) % CHATS;
  chat_keys[slot] = chat;
  if (id < chat_last[slot]) inversions++;
  else chat_last[slot] = id;
}

static void end_of_body(struct connection *c, int *answers) {
  requests++;
  check_order(c);
  c->prefix_held = 0;
  if (c->hash == c->last) repeats++;
  c->last = c->hash;
  c->hash = 14695981039346656037UL;
  (*answers)++;
}

// A cheap hash: every 16th byte and the length; distinct bodies differ in ids and times, which recur all over.
static void take_body(struct connection *c, const char *from, size_t size) {
  for (size_t i = 0; i < size; i += 7) c->hash = (c->hash ^ (unsigned char)from[i]) * 1099511628211UL;
  c->hash ^= size;
  size_t room = PREFIX - c->prefix_held;
  if (room > size) room = size;
  memcpy(c->prefix + c->prefix_held, from, room);
  c->prefix_held += room;
  body_bytes += size;
}

static int serve(struct connection *c) {
  int answers = 0;
  for (;;) {
    ssize_t got = read(c->fd, c->bytes + c->held, ROOM - c->held - 1);
    if (got == 0 || (got < 0 && errno != EAGAIN)) return -1;
    if (got < 0) break;
    size_t have = c->held + (size_t)got, at = 0;
    c->bytes[have] = 0;
    while (at < have) {
      if (c->body_left > 0) {
        size_t size = have - at < c->body_left ? have - at : c->body_left;
        take_body(c, c->bytes + at, size);
        c->body_left -= size;
        at += size;
        if (c->body_left == 0) end_of_body(c, &answers);
        continue;
      }
      char *end = memmem(c->bytes + at, have - at, "\r\n\r\n", 4);
      if (end == NULL) break;
      char *field = strcasestr(c->bytes + at, "\ncontent-length:");
      c->body_left = field == NULL || field > end ? 0 : strtoul(field + 16, NULL, 10);
      at = (size_t)(end - c->bytes) + 4;
      if (c->body_left == 0) end_of_body(c, &answers);
    }
    memmove(c->bytes, c->bytes + at, have - at);
    c->held = have - at;
    if (c->held == ROOM - 1) return -1;
    if ((size_t)got < ROOM - 1) break;
  }
  while (answers-- > 0)
    if (write(c->fd, answer, sizeof answer - 1) < 0) return -1;
  return 0;
}

static void print_counts(void) {
  printf("{\"requests\":%lu,\"bodyBytes\":%lu,\"repeats\":%lu,\"inversions\":%lu,\"duplicates\":%lu}\n", requests,
         body_bytes, repeats, inversions, duplicates);
  fflush(stdout);
}

int main(int count, char **arguments) {
  int one = 1, listener = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(count > 1 ? atoi(arguments[1]) : 0)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0 || listen(listener, 4096) < 0) return 1;
  socklen_t size = sizeof address;
  getsockname(listener, (struct sockaddr *)&address, &size);
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  signal(SIGTERM, on_signal);
  signal(SIGINT, on_signal);
  signal(SIGUSR2, on_question);
  signal(SIGPIPE, SIG_IGN);
  seen_ids = calloc(1u << 29, 1);
  int poller = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL}, events[256];
  epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
  while (!ending) {
    if (asked) {
      asked = 0;
      print_counts();
    }
    int ready = epoll_wait(poller, events, 256, 200);
    for (int i = 0; i < ready; i++) {
      struct connection *c = events[i].data.ptr;
      if (c == NULL) {
        int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
        if (fd < 0) continue;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        c = calloc(1, sizeof *c);
        c->fd = fd;
        c->hash = 14695981039346656037UL;
        event.events = EPOLLIN;
        event.data.ptr = c;
        epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event);
      } else if (serve(c) < 0) {
        close(c->fd);
        free(c);
      }
    }
  }
  print_counts();
  return 0;
}

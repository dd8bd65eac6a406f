// A consumer on Go's net/http: docs/check.md has the address that shows a chat.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"sort"
	"strconv"
	"sync"
)

type message struct {
	ID   int64  `json:"id"`
	Text string `json:"text"`
	Read bool   `json:"read"`
}

type chat struct {
	Open     bool      `json:"open"`
	Operator string    `json:"operator"`
	Unread   int       `json:"unread"`
	Messages []message `json:"messages"`
}

type chats struct {
	sync.Mutex
	seen map[int64]bool
	all  map[int64]*chat
}

// Chat gives a copy of what is known of a chat.
func (c *chats) Chat(_ context.Context, id int64) (*chat, error) {
	c.Lock()
	defer c.Unlock()
	found, known := c.all[id]
	if !known {
		return nil, errors.New("no such chat")
	}
	copied := *found
	copied.Messages = append([]message{}, found.Messages...)
	sort.Slice(copied.Messages, func(i, j int) bool { return copied.Messages[i].ID < copied.Messages[j].ID })
	return &copied, nil
}

type row struct {
	ID      int64  `json:"Id"`
	Author  string `json:"Author"`
	Text    string `json:"Text"`
	Read    *bool  `json:"Read"`
	Deleted *bool  `json:"Deleted"`
}

type webhook struct {
	ChatEvent *struct {
		ID         int64  `json:"Id"`
		Type       string `json:"Type"`
		ChatID     int64  `json:"ChatId"`
		Transitive bool   `json:"Transitive"`
	} `json:"ChatEvent"`
	Rels struct {
		ChatMessages []row `json:"ChatMessages"`
		Users        []struct {
			Name string `json:"Name"`
		} `json:"Users"`
	} `json:"Rels"`
}

func (c *chats) take(hook webhook) {
	c.Lock()
	defer c.Unlock()
	event := hook.ChatEvent
	if event.Transitive || (c.seen[event.ID] && os.Getenv("MISTAKE") != "1") {
		return
	}
	c.seen[event.ID] = true
	if c.all[event.ChatID] == nil {
		c.all[event.ChatID] = &chat{Open: true}
	}
	known := c.all[event.ChatID]
	switch event.Type {
	case "chat_closed":
		known.Open = false
	case "ticket_assigned":
		known.Operator = hook.Rels.Users[0].Name
	}
	for _, row := range hook.Rels.ChatMessages {
		known.keep(event.Type, row)
	}
}

func (c *chat) keep(kind string, row row) {
	if kind == "message_created" && row.Author == "client" {
		c.Unread++
	}
	if kind == "message_read" && row.Author == "client" {
		c.Unread--
	}
	kept := []message{}
	for _, one := range c.Messages {
		if one.ID != row.ID {
			kept = append(kept, one)
		}
	}
	if kind != "delete-messages" && (row.Deleted == nil || !*row.Deleted) {
		kept = append(kept, message{row.ID, row.Text, row.Read != nil && *row.Read})
	}
	c.Messages = kept
}

func main() {
	store := &chats{seen: map[int64]bool{}, all: map[int64]*chat{}}
	http.HandleFunc("POST /webhooks", func(w http.ResponseWriter, r *http.Request) {
		var hook webhook
		if err := json.NewDecoder(r.Body).Decode(&hook); err != nil || hook.ChatEvent == nil {
			http.Error(w, "this is no webhook", http.StatusBadRequest)
			return
		}
		store.take(hook)
		w.WriteHeader(http.StatusNoContent)
	})
	// SNIPPET
	_ = http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil)
}

// A consumer that mirrors rows: every row of Rels is kept under its kind and id, in the version of the newest event that
// brought it. Only what no row says, whether a chat is open, follows from the types of events.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"sort"
	"strconv"
	"sync"
)

type event struct {
	ID         int64  `json:"Id"`
	Type       string `json:"Type"`
	ChatID     int64  `json:"ChatId"`
	UserID     *int64 `json:"UserId"`
	Transitive bool   `json:"Transitive"`
}

type message struct {
	ID     int64   `json:"Id"`
	Author string  `json:"Author"`
	Text   string  `json:"Text"`
	FileID *string `json:"FileId"`
	Read   *bool   `json:"Read"`
}

type webhook struct {
	ChatEvent *event `json:"ChatEvent"`
	Rels      struct {
		ChatMessages []message `json:"ChatMessages"`
		Users        []struct {
			ID   int64  `json:"Id"`
			Name string `json:"Name"`
		} `json:"Users"`
	} `json:"Rels"`
}

type line struct {
	message
	version int64
	read    bool
	deleted bool
}

type chat struct {
	seen            map[int64]bool
	lines           map[int64]*line
	open            bool
	openVersion     int64
	operator        string
	operatorVersion int64
}

type store struct {
	mutex sync.Mutex
	chats map[int64]*chat
}

func (s *store) apply(w webhook) {
	e := w.ChatEvent
	if e.Transitive || e.ID == 0 {
		return
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	c, known := s.chats[e.ChatID]
	if !known {
		c = &chat{seen: map[int64]bool{}, lines: map[int64]*line{}, open: true}
		s.chats[e.ChatID] = c
	}
	if c.seen[e.ID] {
		return
	}
	c.seen[e.ID] = true
	switch e.Type {
	case "chat_created", "chat_closed":
		if e.ID > c.openVersion {
			c.open, c.openVersion = e.Type == "chat_created", e.ID
		}
	case "ticket_assigned":
		for _, user := range w.Rels.Users {
			if e.UserID != nil && user.ID == *e.UserID && e.ID > c.operatorVersion {
				c.operator, c.operatorVersion = user.Name, e.ID
			}
		}
	}
	for _, row := range w.Rels.ChatMessages {
		c.keep(row, e)
	}
}

func (c *chat) keep(row message, e *event) {
	l, known := c.lines[row.ID]
	if !known {
		l = &line{}
		c.lines[row.ID] = l
	}
	if e.ID > l.version {
		l.message, l.version = row, e.ID
	}
	l.read = l.read || (row.Read != nil && *row.Read)
	l.deleted = l.deleted || e.Type == "delete-messages"
}

type shownLine struct {
	ID     int64   `json:"id"`
	Author string  `json:"author"`
	Text   string  `json:"text"`
	File   *string `json:"file,omitempty"`
	Read   bool    `json:"read"`
}

type shownChat struct {
	Open     bool        `json:"open"`
	Operator string      `json:"operator"`
	Lines    []shownLine `json:"lines"`
}

func (s *store) show(id int64) (shownChat, bool) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	c, known := s.chats[id]
	if !known {
		return shownChat{}, false
	}
	shown := shownChat{Open: c.open, Operator: c.operator, Lines: []shownLine{}}
	for _, l := range c.lines {
		if !l.deleted {
			shown.Lines = append(shown.Lines, shownLine{l.ID, l.Author, l.Text, l.FileID, l.read})
		}
	}
	sort.Slice(shown.Lines, func(i, j int) bool { return shown.Lines[i].ID < shown.Lines[j].ID })
	return shown, true
}

func main() {
	s := &store{chats: map[int64]*chat{}}
	http.HandleFunc("POST /webhooks", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 20<<20))
		if err != nil {
			http.Error(w, "the body did not come", http.StatusBadRequest)
			return
		}
		var hook webhook
		if err := json.Unmarshal(body, &hook); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		if hook.ChatEvent == nil || hook.ChatEvent.Type == "" {
			http.Error(w, "no ChatEvent", http.StatusBadRequest)
			return
		}
		s.apply(hook)
		w.WriteHeader(http.StatusNoContent)
	})
	http.HandleFunc("GET /chats/{id}", func(w http.ResponseWriter, r *http.Request) {
		id, _ := strconv.ParseInt(r.PathValue("id"), 10, 64)
		shown, known := s.show(id)
		if !known {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(shown)
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "3000"
	}
	listener, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("listening on http://%s\n", listener.Addr())
	fmt.Fprintln(os.Stderr, http.Serve(listener, nil))
}

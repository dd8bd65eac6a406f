// A consumer with typed bodies, on Go's own HTTP server.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
)

func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "8000"
	}
	http.HandleFunc("POST /", func(w http.ResponseWriter, r *http.Request) {
		var body WebhookBody
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		if body.ChatEvent.Type == "message_created" {
			for _, message := range body.Rels.ChatMessages {
				fmt.Printf("chat %d: %s\n", message.ChatID, message.Text)
			}
		}
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}

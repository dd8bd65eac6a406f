// Reads bodies as typed values and writes them back, a line each.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 16<<20)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var body WebhookBody
		if err := json.Unmarshal(lines.Bytes(), &body); err != nil {
			log.Fatal(err)
		}
		if err := out.Encode(body); err != nil {
			log.Fatal(err)
		}
	}
}

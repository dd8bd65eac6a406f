// Plays the client's side of a chat, and waits until its webhooks have left.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	control "example.com/play/control"
)

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func main() {
	url := "http://127.0.0.1:4030"
	if given := os.Getenv("SERVER_URL"); given != "" {
		url = given
	}
	ctx := context.Background()
	api := must(control.NewClientWithResponses(url + "/iqmock/v1"))

	maria, chat, text, limit := "maria", "chat", "Где мой заказ?", "10s"
	must(api.AddClientWithResponse(ctx, control.AddClientJSONRequestBody{Name: &maria}))
	opened := control.StepCreateChatJSONRequestBody{As: &chat}
	if err := opened.Client.FromStepCreateChatJSONBodyClient0(maria); err != nil {
		log.Fatal(err)
	}
	must(api.StepCreateChatWithResponse(ctx, opened))
	message := control.StepMessageJSONRequestBody{Chat: chat, From: maria, Text: &text}
	asked := must(api.StepMessageWithResponse(ctx, message)).JSON200
	idle := control.WaitForDeliveriesJSONRequestBody{Until: "idle", Timeout: &limit}
	waited := must(api.WaitForDeliveriesWithResponse(ctx, idle)).JSON200

	fmt.Printf("message %d, pending %d\n", asked.Message.Id, waited.Pending)
	for _, delivery := range *must(api.ListDeliveriesWithResponse(ctx, nil)).JSON200 {
		fmt.Println(delivery.Type, delivery.State, *delivery.Status)
	}
}

import type { Clarification, Topic } from '../topic.ts';

const orderNumber: Clarification = {
  slot: 'order',
  match: 'order number|which order|number of (the|your) order',
  ask: [
    'Could you give me the order number, please?',
    'What is your order number? It is in the confirmation e-mail.',
    'Which order is it? I need the number.',
    'May I have the order number, please?',
  ],
  reply: ['Order {order}.', '{order}', "It's {order}.", 'Sure, {order}.', 'Here it is: {order}'],
};

const photo: Clarification = {
  match: 'photo|picture',
  ask: [
    'Could you send us a photo? It will speed things up.',
    'Do you have a picture of the item and the packaging?',
    'Could you take a photo of the item, please?',
  ],
  reply: [
    'I have some photos, I can send them.',
    "Yes, I took a few pictures, I'll send them next.",
    'I do, everything is clearly visible.',
  ],
};

/** Orders in an online shop, in English. */
export const order = (): Topic => ({
  exchanges: [
    {
      id: 'where',
      match:
        "(where|status|what about).{0,25}order|order.{0,30}(not arrived|hasn't|late|stuck)|when.{0,25}order",
      ask: [
        'Could you tell me where my order {order} is?',
        'Where is my order? I placed it back on {past}.',
        "What's going on with order {order}? The status hasn't changed for three days.",
        "I'd like to know when my order will arrive. I paid on {past} and have heard nothing since.",
        'Order {order} is still "processing". Is that normal?',
      ],
      clarify: orderNumber,
      answers: [
        'Order {order} is packed and leaves the warehouse tomorrow. You will get it on {date}.',
        'I can see your order: it is with the courier service, and the planned date is {date}.',
        'Order {order} was delayed at sorting, our apologies. The new date is {date}.',
        'Your order is fine and on its way. It arrives on {date}, the courier will call an hour before.',
      ],
      followUps: [
        {
          ask: [
            'Can it come any sooner?',
            'No chance of getting it earlier?',
            "Could it be earlier? It's a present.",
          ],
          answers: [
            "I'm afraid not, the routes are already planned.",
            "I can't promise, but I've passed it on. You'll get a text if it comes earlier.",
          ],
        },
        {
          ask: ['Where can I check the status myself?', 'How do I track it myself?'],
          answers: [
            'In your account, under "My orders". It is updated every hour.',
            'There is a tracking link in the order confirmation e-mail.',
          ],
        },
      ],
    },
    {
      id: 'cancel',
      final: true,
      match: "cancel|changed my mind|don't (need|want).{0,20}order",
      ask: [
        'How do I cancel order {order}?',
        "I've changed my mind about the {item}. Can I cancel the order?",
        'Please cancel order {order}, I placed it by mistake.',
        "I'd like to cancel my order before it ships. What do I need to do?",
      ],
      clarify: orderNumber,
      answers: [
        "I've cancelled order {order}. The money will be back on your card within {days}.",
        'Done, order {order} is cancelled. We have refunded {amount}, your bank will credit it within {days}.',
        "The order is cancelled and won't ship. You'll get the money back within {days}.",
      ],
      followUps: [
        {
          ask: ['Will it go back to the same card?', 'Where will the refund go?'],
          answers: [
            'Yes, to the card you paid with.',
            'To the same card. If it was replaced, the money still reaches your account.',
          ],
        },
        {
          ask: ['Will I lose the points I spent?', 'Do I get the bonus points back too?'],
          answers: [
            'The points return as soon as the order is cancelled.',
            "You won't lose them, they come back with the money.",
          ],
        },
      ],
    },
    {
      id: 'add-item',
      match: 'add.{0,30}(order|item)|one more item',
      ask: [
        'Can I add an item to order {order}?',
        'I forgot to put the {goods} in my basket. Can you add it to the order?',
        "I'd like to add one more thing. Can it all come together?",
        'Is it possible to add the {goods} to an order that is being packed?',
      ],
      clarify: orderNumber,
      answers: [
        "A paid order can't be changed, but you can place a second one to the same address. We'll deliver them together.",
        "I'm afraid we can't add to it. Place another order and I'll mark both \"deliver together\".",
        'That order is closed for changes. If you place a new one before {time} today, the same courier will bring both.',
      ],
      followUps: [
        {
          ask: ['Do I pay for delivery twice?', 'Is there a charge for the second delivery?'],
          answers: [
            "No, it's one delivery, so the second one is free.",
            'No, you pay once when they are combined.',
          ],
        },
      ],
    },
    {
      id: 'wrong-item',
      match: 'wrong|instead of|different (item|colour|color|size)|mixed up',
      ask: [
        'I got the wrong item in order {order}. What now?',
        'I ordered the {item} and there is something else in the box. What should I do?',
        'The size is wrong, although order {order} says the right one.',
        'The colour is wrong: order {order} says black and I got white. Can I swap it?',
      ],
      clarify: photo,
      answers: [
        "I'm sorry about that. I've arranged an exchange: the courier brings the right item on {date} and takes this one.",
        'Sorry, that is our packing mistake. The right item ships on {date}, at our expense.',
        "I'm sorry this happened. The exchange is booked, request {claim}. Expect the courier on {date} {window}.",
      ],
      followUps: [
        {
          ask: ['Do I have to pack it back?', 'Should I keep the box? We opened it.'],
          answers: [
            'Any bag will do, the box is not required.',
            'Just hand it over as it is, with tags and papers.',
          ],
        },
        {
          ask: ['Could I get a refund instead?', 'Would a refund be easier?'],
          answers: [
            'Of course. The courier will just collect the item, and the refund takes up to {days}.',
            "Sure, I've changed it to a refund. You'll have the money within {days} of the return.",
          ],
        },
      ],
    },
    {
      id: 'defect',
      match: "defect|broken|faulty|scratch|crack|damaged|doesn't (work|turn on)",
      ask: [
        'The {item} from order {order} is faulty.',
        'My item arrived with a crack. How do I return it?',
        'What I bought in order {order} broke on the second day. What can be done?',
        'There are scratches on the item, though the box is fine. Can you help?',
      ],
      clarify: photo,
      answers: [
        "I'm sorry to hear that. We can replace it or refund you. Request {claim} is open, choose an option in your account.",
        "My apologies. I've arranged a refund, you will get {amount} within {days}.",
        'That should never have left the warehouse, sorry. A replacement arrives on {date}.',
      ],
      followUps: [
        {
          ask: ['Do I need a report from a service centre?', 'Do I have to pay for an inspection?'],
          answers: [
            'No, photos are enough. If a check is needed, we pay for it.',
            'No, we take care of any checks.',
          ],
        },
      ],
    },
    {
      id: 'refund',
      match: 'refund|money back|where.{0,15}money',
      ask: [
        'When will I get the refund for order {order}?',
        'I returned the item on {past} and there is still no refund.',
        "My refund of {amount} hasn't arrived. Where is it?",
        'What stage is my refund at?',
      ],
      clarify: orderNumber,
      answers: [
        'The refund went to your bank on {past}. It usually takes up to {days} to appear.',
        'The return is accepted and the money is on its way to your card. Expect it by {date}.',
        'I can see a refund of {amount}. Our bank has sent it, yours usually needs up to {days}.',
      ],
      followUps: [
        {
          ask: ["And if it doesn't come?", "What if it's not there by then?"],
          answers: [
            "Write to us here and we'll send a payment document, your bank can trace it.",
            "Then we'll give you the transaction number to show to your bank.",
          ],
        },
      ],
    },
    {
      id: 'payment',
      match: "(payment|pay).{0,25}(fail|declin|error|not|won't|doesn't)|can't pay|unable to pay",
      ask: [
        "Payment for order {order} doesn't go through. What's wrong?",
        'I\'m trying to pay and the site says "Payment declined".',
        "I can't pay with card {card}, and there is money on it.",
        'I have entered the code three times and the payment still fails.',
      ],
      answers: [
        'Your bank declined it, that happens. Please try again in {minutes} or use another card.',
        'I can see the attempts. There is no error on our side, please check your limit for online purchases.',
        "I've texted you a new payment link. It works for {minutes} and should do the trick.",
      ],
      followUps: [
        {
          ask: ["Won't the order be cancelled meanwhile?", 'Is the item still reserved for me?'],
          answers: ['It stays reserved for a day.', "It does, I've extended the hold until tomorrow."],
        },
        {
          ask: ['Can I pay on delivery instead?', 'Could I pay the courier?'],
          answers: [
            "Yes, I've switched it: the courier takes cards and cash.",
            'You can. Choose "Pay on delivery" in the order today.',
          ],
        },
      ],
    },
    {
      id: 'double-charge',
      match: 'twice|double|charged two',
      ask: [
        'I was charged twice for order {order}. Please refund one.',
        'My card {card} was charged {amount} twice. Why?',
        'There are two payments of {amount} for one order.',
        'The payment on {past} went through twice, but I placed one order.',
      ],
      answers: [
        'I see both payments. The second is already reversed, {amount} will be back within {days}.',
        'The second charge is only a hold, the bank releases it within {days}. You paid once.',
        "There is an extra payment indeed, I've refunded it. Expect the money by {date}.",
      ],
      followUps: [
        {
          ask: ['Do I need to file a request?', 'Do you need anything from me?'],
          answers: ["No, we'll do it all.", 'Nothing, the refund is in progress.'],
        },
      ],
    },
    {
      id: 'promo',
      match: 'promo|coupon|discount|voucher',
      ask: [
        "Promo code {promo} doesn't work. Why?",
        'I enter {promo} and get no discount.',
        'Your e-mail had the code {promo}, but the site rejects it.',
        'The code {promo} from the app gives no discount.',
      ],
      answers: [
        'Code {promo} applies to orders over {amount}, your basket is below that.',
        "It can't be combined with other offers. Remove the reduced items and {promo} will work.",
        "{promo} expired on {past}, but I've extended it for you until {date}. Please try again.",
      ],
      followUps: [
        {
          ask: ['Is there any other code?', 'Do you have another offer?'],
          answers: [
            'There is a discount for joining the newsletter, the code comes by e-mail.',
            'No other codes now, but we give points for reviews.',
          ],
        },
      ],
    },
    {
      id: 'receipt',
      match: 'receipt|invoice',
      ask: [
        'Where can I get the receipt for order {order}?',
        "I haven't got the receipt by e-mail. Can you resend it?",
        'I need the receipt for my purchase of {past}, for the warranty.',
        'Please send me the receipt for {amount}, I need it for expenses.',
      ],
      clarify: orderNumber,
      answers: [
        "I've sent the receipt to your e-mail. If you don't see it, please check the spam folder.",
        'The receipt for order {order} is in your account: "My orders", then "Documents".',
        'I have just sent it again, the e-mail will arrive within {hours}.',
      ],
      followUps: [
        {
          ask: ['Is an electronic receipt enough for the warranty?', 'Is the electronic one valid?'],
          answers: ['Yes, it is as good as a paper one.', 'It is, service centres accept it.'],
        },
      ],
    },
    {
      id: 'missing',
      match: "missing|not in the (box|parcel)|incomplete|didn't put",
      ask: [
        'One item is missing from order {order}.',
        'The {item} is not in the box, though it is on the packing slip.',
        'My order {order} came incomplete, one item is missing.',
        'I opened the parcel and part of the order is missing. What happened?',
      ],
      clarify: orderNumber,
      answers: [
        'I checked: that item travels in a separate parcel, you will get it on {date}.',
        'Sorry, the warehouse left it out. We will send it on {date}, free of charge.',
        'That item ran out during packing. We will refund {amount} for it within {days}.',
      ],
      followUps: [
        {
          ask: ['Why did nobody tell me?', "Couldn't you have warned me?"],
          answers: [
            "You're right, we should have. I've passed it on to the team.",
            "It seems the message wasn't sent, sorry. We've added points to your account.",
          ],
        },
      ],
    },
    {
      id: 'return',
      match: "return|exchange|doesn't fit|swap",
      ask: [
        "How do I return an item that doesn't suit me?",
        "The size doesn't fit. Can I exchange it?",
        "I'd like to return the {item}, the tags are on. Where do I take it?",
        'How many days do I have to return order {order}?',
      ],
      answers: [
        'You have 14 days to return or exchange. Make a request in your account and drop the item at any pickup point.',
        'You can do it at the pickup point at {address} within 14 days. Bring the item with tags and the order number.',
        'A courier can collect it free of charge within 14 days. Choose "Return or exchange" in the order.',
      ],
      followUps: [
        {
          ask: ['Do I need an ID?', 'Should I bring any documents?'],
          answers: ['No, the code from the app is enough.', 'An ID is needed only if you paid in cash.'],
        },
        {
          ask: ['The package is open, is that a problem?', 'Will you take it if the box was opened?'],
          answers: ['No problem, as long as it was not used.', 'Yes, if the tags and all parts are there.'],
        },
      ],
    },
    {
      id: 'stock',
      match: 'stock|available|when.{0,20}back',
      ask: [
        'When will the {goods} be back?',
        'The site says "Out of stock". Will there be more?',
        'Is the {goods} available {inCity}?',
        'I want to buy the {goods}, but the button is greyed out. Will there be a delivery?',
      ],
      answers: [
        'We expect more on {date}. Press "Notify me" and you will get a message.',
        'It is out of stock now, the next delivery is on {date}.',
        'There is some at a remote warehouse. You can order it from {date}.',
      ],
      followUps: [
        {
          ask: ['Can you put one aside for me?', 'Can I pre-order?'],
          answers: [
            'No pre-orders yet, but with a notification you will be among the first.',
            "We can't hold it, but the notification makes sure you won't miss it.",
          ],
        },
      ],
    },
    {
      id: 'bonus',
      match: 'bonus|(?<!pickup )points',
      ask: [
        "Why haven't I got bonus points for order {order}?",
        'Where are the points for my purchase of {past}?',
        'When will the points for my last order arrive?',
        'I was promised points, but my balance is empty.',
      ],
      answers: [
        'Points come 14 days after you receive the order, yours will appear on {date}.',
        'They were delayed, so I sent them manually. You will see them within {hours}.',
        'They are added when the return period ends. In your case that is {date}.',
      ],
      followUps: [
        {
          ask: ['How many can I use at once?', 'What part of an order can I pay with points?'],
          answers: ['Up to 30% of the order.', 'Up to a third of the total.'],
        },
      ],
    },
  ],
  tips: [
    'You can always check the status in your account, under "My orders".',
    "If something doesn't suit you, you have 14 days to return it.",
    'You can get order updates in the app instead of text messages.',
    'All receipts are kept in your account, no need to print them.',
    'Delivery to a pickup point is free for orders over {amount}.',
    'It is best to check the items while the courier is there: returns are made on the spot.',
    'You can pay up to 30% of the next order with points.',
    'We give extra points for reviews with photos.',
    'If someone else collects the order, just give them the code from the text message.',
    'Items you like are kept in favourites, and we tell you when the price drops.',
  ],
  again: [
    'Now about another order.',
    'I have another order too.',
    'And about a different order.',
    'There is one more order I want to ask about.',
  ],
  enclosures: {
    client: {
      file: [
        { name: 'Receipt_{order}.pdf', caption: 'Here is the receipt for order {order}.' },
        { name: 'Return_request_{order}.docx', caption: 'Here is my return request.' },
        { name: 'Packing_slip_{order}.pdf', caption: 'The packing slip from the box.' },
        { name: 'Order_confirmation_{order}.pdf', caption: 'Here is the confirmation e-mail.' },
      ],
      image: [
        { name: 'item_photo.jpg', caption: 'This is what it looks like.' },
        { name: 'box_{order}.jpg', caption: 'A photo of the box and the label.' },
        { name: 'order_{order}_screenshot.png', caption: 'A screenshot from my account.' },
        { name: 'payment_error.png', caption: 'This is what the site says.' },
      ],
    },
    user: {
      file: [
        { name: 'Receipt_{order}.pdf', caption: 'Here is the receipt for order {order}.' },
        { name: 'Return_form.pdf', caption: 'The return form: fill it in and put it in the box.' },
        { name: 'Warranty_card_{order}.pdf', caption: 'Your warranty card.' },
        { name: 'Invoice_{order}.pdf', caption: 'The invoice.' },
      ],
      image: [
        { name: 'find_your_order.png', caption: 'This shows where to find the order in your account.' },
        { name: 'return_button.png', caption: 'It is this button.' },
        { name: 'size_chart.png', caption: 'The size chart.' },
      ],
    },
  },
});

import type { Clarification, Topic } from '../topic.ts';

const orderNumber: Clarification = {
  slot: 'order',
  match: 'order number|parcel number|which order',
  ask: [
    'Could you give me the order number, please?',
    "What's the order number? I'll look at the route.",
    'Which order is it? I need its number.',
    'May I have the order number? It is in the delivery text message.',
  ],
  reply: [
    '{order}',
    'Order {order}.',
    'Here it is: {order}',
    "It's order {order}.",
    'The number is {order}.',
  ],
};

const address: Clarification = {
  always: true,
  slot: 'address',
  match: 'address',
  ask: [
    'What is the new address, please?',
    'Which address should I put in?',
    'Where should we deliver it now? Street and house, please.',
  ],
  reply: ['{address}, same city.', '{address}, {city}.', "{address}. I'll tell the courier the flat number."],
};

/** Delivery of parcels, in English. */
export const delivery = (): Topic => ({
  exchanges: [
    {
      id: 'when',
      match: 'when.{0,40}(deliver|arrive|come|courier|expect)|what time',
      ask: [
        'When will order {order} be delivered?',
        'What time should I expect the courier? The text gives no exact time.',
        'Could you tell me what time the courier comes with order {order}?',
        'The delivery is set for {date}, but no hours are given. When should I be at home?',
      ],
      clarify: orderNumber,
      answers: [
        'The courier comes on {date} {window} and will call an hour before.',
        'The delivery is planned for {date}, {window}.',
        "According to the route plan, it's on {date}, {window}. We'll text you the exact time in the morning.",
      ],
      followUps: [
        {
          ask: ['Can the slot be narrower?', "Three hours is a long wait. Can't you be more exact?"],
          answers: [
            'It will be clear that morning: the app shows the courier on the map.',
            "I can't narrow it, but I'll ask the courier to call in advance.",
          ],
        },
        {
          ask: ["If I'm out, can it be left with a neighbour?", 'What if only my mother is at home?'],
          answers: [
            'Yes, just give them the code from the text message.',
            'Anyone with the code from the text can take it.',
          ],
        },
      ],
    },
    {
      id: 'late',
      match:
        "courier.{0,60}(late|not here|didn't|hasn't|never)|no courier|(been|still) waiting|running late|second time|nobody came",
      ask: [
        'The courier should have been here by {time} and is still not here.',
        "I've been waiting for order {order} all day, nobody came or called.",
        'The delivery slot is over and there is no courier. Where is he?',
        "It's the second time I wait for nothing. When will it come?",
      ],
      clarify: orderNumber,
      answers: [
        "I'm sorry. I've reached the courier: he is stuck in traffic and will be there in {minutes}.",
        'Sorry for the wait. The route has shifted, the courier will come within {hours}.',
        "I'm really sorry. The van broke down, another courier has your parcel and will be there in {minutes}.",
      ],
      followUps: [
        {
          ask: ["Can I have the courier's number, please?", 'Could you give me his phone number?'],
          answers: [
            'I can\'t share it, but there is a "Call the courier" button in the app.',
            "The courier will call you on arrival, I've asked for that.",
          ],
        },
        {
          ask: ['Is there any compensation?', 'Do I get anything for the delay?'],
          answers: [
            'Yes, we will return the delivery cost in points today.',
            'Yes, here is a code for your next order: {promo}.',
          ],
        },
      ],
    },
    {
      id: 'reschedule',
      match: 'reschedul|another day|different (day|time)|postpone|change.{0,20}(date|time|slot)',
      ask: [
        'Can I move the delivery of order {order} to another day?',
        "I won't be at home. Can the delivery be rescheduled?",
        "I'd like to change the delivery time, I can't make it.",
        'Please reschedule order {order}, I am going away.',
      ],
      clarify: {
        always: true,
        slot: 'date',
        match: 'which (day|date)|what (day|date)|when.{0,20}suit',
        ask: ['Which day would suit you?', 'What date should I put in?', 'When would be convenient for you?'],
        reply: ['{date}, please.', "Let's say {date}.", '{date} would be best.'],
      },
      answers: [
        "I've moved it to {date}, {window}.",
        'Done: the new date is {date}, {window}. A text will confirm it.',
        'All set, the courier will come on {date} {window}.',
      ],
      followUps: [
        {
          ask: ['Is that free?', 'Do I pay for the change?'],
          answers: ['Yes, one change is free.', "It's free of charge."],
        },
        {
          ask: ['What if my plans change again?', 'Can I move it once more later?'],
          answers: [
            'You can do it in the app until the evening before.',
            "Just write to us the day before and we'll find another day.",
          ],
        },
      ],
    },
    {
      id: 'address',
      match: '(chang|wrong|different|new|mistake).{0,30}address|address.{0,25}(wrong|chang|old)',
      ask: [
        'I made a mistake in the address of order {order}. Can it be fixed?',
        'We have moved. How do I change the delivery address?',
        'Order {order} has my old address, it needs changing.',
        'Can you deliver to my office instead of home? I want to change the address.',
      ],
      clarify: address,
      answers: [
        'Noted: {address}. The date stays the same, {date}.',
        "I've corrected the address, the order will arrive on {date}.",
        "Done, it's now {address}. As it is another zone, delivery moves to {date}.",
      ],
      followUps: [
        {
          ask: ['Will the price change?', 'Is there an extra charge for the new address?'],
          answers: ['No, the price is the same.', 'There is no extra charge.'],
        },
      ],
    },
    {
      id: 'pickup',
      match: 'pickup|pick up|opening hours|collect|open (until|on|till)',
      ask: [
        'How late is the pickup point open?',
        'What are the address and hours of the pickup point {inCity}?',
        'Where do I collect order {order}?',
        'Is the pickup point open on Sundays?',
      ],
      answers: [
        'Your pickup point is at {address}, {city}. It is open every day from 9:00 to 21:00.',
        'Your order is at {address}, open seven days a week from 10:00 to 22:00.',
        'It is open every day until 21:00, the address is {address}.',
      ],
      followUps: [
        {
          ask: ['What should I bring?', 'Do I need an ID?'],
          answers: [
            'The code from the text or the app is enough.',
            'No ID, just the code from the text message.',
          ],
        },
        {
          ask: ['Can I try things on there?', 'Is there a fitting room?'],
          answers: [
            'Yes, there is a fitting room, you have {minutes} to try things on.',
            'Of course, there is a fitting room.',
          ],
        },
      ],
    },
    {
      id: 'storage',
      match:
        "(how long|until).{0,40}(kept|keep|stored?|held|hold).{0,20}|storage|can't (collect|pick)|(be|is) kept|keep it|sent back",
      ask: [
        'How long is an order kept at the pickup point?',
        "I can't collect order {order} in time. Can you keep it longer?",
        'Until what date will order {order} be kept?',
        "I'm away. Won't the parcel be sent back?",
      ],
      clarify: orderNumber,
      answers: [
        "Storage is free, your order will wait until {date}. I've already extended it.",
        'It can be extended once, and I have done it: order {order} will wait until {date}.',
        "I've extended it until {date}, the system doesn't allow more.",
      ],
      followUps: [
        {
          ask: ["If I don't make it, do I get the money back?", "What if I don't collect it?"],
          answers: [
            'The order is cancelled and refunded within {days}.',
            "That's all right: we refund it to your card within {days}.",
          ],
        },
      ],
    },
    {
      id: 'cost',
      match: 'how much.{0,25}(deliver|shipping)|cost|free delivery|delivery (price|fee)',
      ask: [
        'How much is delivery {toCity}?',
        'From what amount is delivery free?',
        'Why was I charged {fee} for delivery of order {order}?',
        'What does courier delivery {toCity} cost?',
      ],
      answers: [
        'By courier it is {fee}, free for orders over {amount}. To a pickup point it is always free.',
        'Delivery costs {fee} if the order is under {amount}.',
        'Under {amount} delivery is {fee}. Above that it is on us.',
      ],
      followUps: [
        {
          ask: ['Does that include carrying it upstairs?', 'Is there a charge for the stairs?'],
          answers: [
            'The courier carries up to 15 kg at no charge.',
            'Regular parcels are free, bulky ones have a fee.',
          ],
        },
      ],
    },
    {
      id: 'track',
      match: 'track',
      ask: [
        "Tracking number {track} doesn't work. Why?",
        'Where do I find the tracking number?',
        "Why hasn't {track} changed since {past}?",
        'How do I track the parcel for order {order}?',
      ],
      answers: [
        'Your tracking number is {track}. It starts updating after sorting, around {date}.',
        'By the number {track}, the parcel is on its way {toCity}. The status will update on {date}.',
        'Carrier data can be a day late. I see that {track} is already at the sorting centre.',
      ],
      followUps: [
        {
          ask: ["Are you sure it isn't lost?", "It's not lost, is it?"],
          answers: [
            'No, the carrier sees it at every step.',
            "Don't worry, it is insured and listed as in transit.",
          ],
        },
      ],
    },
    {
      id: 'not-home',
      match: 'missed.{0,20}(call|courier|delivery)|failed|attempt|nobody (was )?home|not at home',
      ask: [
        'I got a text that nobody was at home, but we were in all day.',
        'I missed the call from the courier. What happens to order {order} now?',
        'Order {order} says "Delivery attempt failed". Why?',
        "The courier says he couldn't reach me, but there were no calls.",
      ],
      clarify: orderNumber,
      answers: [
        "Sorry for the mix-up. I've booked a new delivery for {date} {window}.",
        "We'll look into it with the courier. The next attempt is on {date}, {window}, free of charge.",
        "It seems the phone number had a typo. I've fixed it, we will deliver on {date} {window}.",
      ],
      followUps: [
        {
          ask: ['Can it go to a pickup point instead?', 'Could I collect it myself?'],
          answers: [
            "Yes, I've redirected it to {address}. It will be there on {date}.",
            'You can: it will be at the pickup point, {address}, on {date}.',
          ],
        },
      ],
    },
    {
      id: 'recipient',
      match:
        'someone else|another person|recipient|(my )?(husband|wife|mother|sister|brother|son|daughter).{0,20}(collect|receive|pick)',
      ask: [
        'Can someone else receive order {order}?',
        'My sister will collect the order. What does she need?',
        'How do I change the recipient of order {order}?',
        'I want to send a present to my mother. Can she be the recipient?',
      ],
      answers: [
        'Of course. They only need the code from the text, whatever the name.',
        'Yes, just pass on the collection code, nothing else is needed.',
        'Sure. Change the name and phone in the order, and the text will go to that person.',
      ],
      followUps: [
        {
          ask: ['No written authority needed?', "Won't they ask for a letter of authority?"],
          answers: ['No, none is needed.', "They won't, the code is enough."],
        },
      ],
    },
    {
      id: 'damaged-box',
      match: '(box|parcel|package|packaging).{0,25}(crush|open|damag|torn|wet|dent)',
      ask: [
        'The box of order {order} is badly crushed. Should I accept it?',
        'My parcel arrived open. What should I do?',
        'The packaging is torn and taped over. How do I check the order?',
        'The courier brought a wet box, order {order}. May I refuse it?',
      ],
      answers: [
        'Open it with the courier and check the contents. If anything is wrong, refuse it, that is free.',
        "You don't have to accept it: the courier notes the refusal and we send a new one on {date}.",
        'Please take photos of the box and the contents. If the goods suffered, we will replace them on {date}.',
      ],
      followUps: [
        {
          ask: ["The courier says he can't wait.", 'The courier has already left. What now?'],
          answers: [
            "That's all right, check it yourself and send photos here by the end of the day.",
            'I see. Then film the unpacking, that is enough for a claim.',
          ],
        },
      ],
    },
    {
      id: 'weekend',
      match: 'weekend|saturday|sunday|holiday',
      ask: [
        'Do you deliver at weekends?',
        'Can I get order {order} on Saturday?',
        'Is there delivery on Sundays {inCity}?',
        'Do couriers work on public holidays?',
      ],
      answers: [
        'Yes, we deliver every day from 9:00 to 21:00.',
        'Couriers work as usual at weekends and on holidays, pick any day in the order.',
        '{city} has delivery every day, so any day will do.',
      ],
      followUps: [
        {
          ask: ['And in the evening, after six?', 'Is there an evening slot?'],
          answers: ['There is a slot from 18:00 to 21:00.', 'Yes, the last slot is from 18:00 to 21:00.'],
        },
      ],
    },
    {
      id: 'cash',
      match: '\\bcash\\b|pay.{0,20}(courier|delivery|card)|card terminal',
      ask: [
        'Can I pay the courier by card for order {order}?',
        'Does the courier have a card terminal?',
        'Is it cash only on delivery?',
        'Will the courier have change?',
      ],
      answers: [
        'The courier has a terminal and takes cards, phones and cash, with change.',
        'Pay as you like: card, QR code or cash. The courier has change.',
        'Both cards and cash are fine, and there will be change.',
      ],
      followUps: [
        {
          ask: ['Will I get a receipt?', 'Does the courier give a receipt?'],
          answers: ['Yes, an electronic one by text.', 'It comes by e-mail right after you pay.'],
        },
      ],
    },
    {
      id: 'speed-up',
      match: 'faster|urgent|express delivery|sp(ed|eed).{0,5}up|need it (before|by)',
      ask: [
        'Can the delivery of order {order} be sped up?',
        'I need my order urgently. Is there express delivery?',
        'I really need it before {date}. Is that possible?',
        'How much is express delivery {inCity}?',
      ],
      answers: [
        'There is express delivery for {fee}: within {hours} of packing.',
        'You can switch to express for {fee}. Then the courier comes tomorrow {window}.',
        'Express is available at your address. It costs {fee} more, and you get it tomorrow.',
      ],
      followUps: [
        {
          ask: ["Let's do it. How do I pay?", 'Fine, I agree. How do I pay the difference?'],
          answers: [
            "I've texted you a payment link, a courier is assigned once it's paid.",
            'Pay the courier, the request is already made.',
          ],
        },
      ],
    },
  ],
  tips: [
    'On the day of delivery you can see the courier on the map in the app.',
    'You can reschedule a delivery yourself until the evening before.',
    'The collection code comes by text, tell it only to the courier in person.',
    'The pickup point is open every day, the address is {address}.',
    'If plans change, the order can be redirected to a pickup point for free.',
    'The courier waits up to {minutes}, so you have time to check the contents.',
    'For office deliveries, add the floor and how to pass the reception.',
    'Orders are kept at the pickup point for a week, and this can be extended once.',
    'If the intercom is broken, mention it in the order and the courier will phone.',
    'Large items come with a separate service that agrees the time by phone.',
  ],
  again: [
    'Now about another delivery.',
    'I have one more parcel coming, a question about that too.',
    'And about the other parcel.',
    'There is another shipment I want to ask about.',
  ],
  enclosures: {
    client: {
      file: [
        { name: 'Waybill_{track}.pdf', caption: 'Here is the waybill.' },
        { name: 'Letter_of_authority.pdf', caption: 'Here is the letter of authority.' },
        { name: 'Damage_report_{order}.pdf', caption: 'The report we made with the courier.' },
        { name: 'Directions.pdf', caption: 'Directions for the courier.' },
      ],
      image: [
        { name: 'crushed_box.jpg', caption: 'This is how the box arrived.' },
        { name: 'label_{track}.jpg', caption: 'The label with the tracking number.' },
        { name: 'courier_text.png', caption: 'A screenshot of the text message.' },
        { name: 'entrance_map.png', caption: 'I marked the entrance on the map.' },
      ],
    },
    user: {
      file: [
        { name: 'Waybill_{track}.pdf', caption: 'Here is the waybill.' },
        { name: 'Claim_form.docx', caption: 'The claim form.' },
        { name: 'Delivery_rates.pdf', caption: 'All delivery rates are in this file.' },
        { name: 'Parcel_checklist.pdf', caption: 'What to check when you get a parcel.' },
      ],
      image: [
        { name: 'way_to_pickup_point.png', caption: 'The way to the pickup point.' },
        { name: 'pickup_entrance.jpg', caption: 'This is the entrance.' },
        { name: 'delivery_zones.png', caption: 'A map of the delivery zones.' },
      ],
    },
  },
});

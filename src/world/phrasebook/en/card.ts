import type { Clarification, Topic } from '../topic.ts';

const lastDigits: Clarification = {
  slot: 'card',
  match: 'last.{0,12}digits|which card',
  ask: [
    'Could you tell me the last four digits of the card? Please do not send the full number.',
    'Which card is it? The last four digits are enough.',
    'May I have the last four digits, please?',
    'What are the last four digits of the card number?',
  ],
  reply: [
    '{card}',
    'Card {card}.',
    'It ends with {card}.',
    'Here you go: {card}',
    'The last digits are {card}.',
  ],
};

/** Bank cards, in English. */
export const card = (): Topic => ({
  exchanges: [
    {
      id: 'blocked',
      match: '(is|was|been|got).{0,12}blocked|unblock|why.{0,20}block',
      ask: [
        'Why is my card {card} blocked?',
        'My card doesn\'t work, it says "Blocked". How do I unblock it?',
        'I got a text that my card is blocked. Was it from you?',
        'My card was blocked right at the till. What happened?',
      ],
      clarify: lastDigits,
      answers: [
        'The security system paused card {card} because of an unusual payment of {amount}. If it was you, unblock it in the app.',
        'I see an automatic block: a wrong code was entered three times. Confirm your identity in the app and the card will work.',
        'Yes, we stopped card {card}: a payment of {amount} looked suspicious. Confirm it in the app or call the number on the back of the card.',
      ],
      followUps: [
        {
          ask: ['How long will it take?', 'When will the card work again?'],
          answers: ['Right after you confirm, usually in a couple of minutes.', 'No longer than {minutes}.'],
        },
        {
          ask: ['Is my money safe?', 'Nothing happens to the money, right?'],
          answers: [
            'Yes, the money is on the account, only the card is blocked.',
            'Of course. You can move it to another account in the app.',
          ],
        },
      ],
    },
    {
      id: 'lost',
      final: true,
      match: 'lost|stolen|stole|missing card|left my card',
      ask: [
        "I've lost my card {card}. Please block it.",
        'My wallet was stolen with the card in it. What do I do?',
        "I can't find my card, I last used it on {past}. How do I block it?",
        'I left my card in a shop and someone took it. Please help me block it.',
      ],
      clarify: lastDigits,
      answers: [
        "I've blocked card {card}, nothing can be taken from it. A new one is free.",
        "Done, it's blocked. The last payment was {amount} on {past}. If it wasn't you, let me know.",
        'Card {card} is no longer valid. A new one takes up to {days}.',
      ],
      followUps: [
        {
          ask: ['Please order a new one. When will it be ready?', 'When can I get the new one?'],
          answers: [
            'It will be ready on {date} at the {branch} branch.',
            'A courier will bring it on {date} {window}.',
          ],
        },
        {
          ask: ['What if I find it?', 'If I find the card, can it be unblocked?'],
          answers: ["It can't be unblocked, just cut it up.", "I'm afraid a lost card can only be replaced."],
        },
      ],
    },
    {
      id: 'unknown-charge',
      match: "didn't (make|buy|do)|don't recogni|unknown|fraud|what is this (charge|payment)|not mine",
      ask: [
        "I was charged {amount}, but I didn't buy anything. What is it?",
        'What is this payment of {amount} on {past}?',
        "I don't recognise a charge of {amount} on card {card}.",
        "I got a message about a purchase of {amount} and it wasn't me!",
      ],
      clarify: lastDigits,
      answers: [
        'It is a subscription that renewed itself on {past}. You can cancel it in the app, under "Subscriptions".',
        "I see that online purchase. I've blocked card {card} and opened a dispute, number {claim}.",
        "I've sent the payment of {amount} for review. We'll reply by {date}, it is safer to block the card meanwhile.",
      ],
      followUps: [
        {
          ask: ['Will I get the money back?', 'Can the money be returned?'],
          answers: [
            "If the payment isn't yours, we refund it after the review, up to {days}.",
            'We decide within {days} and send you a message.',
          ],
        },
      ],
    },
    {
      id: 'limit',
      match: 'limit',
      ask: [
        'What is the cash limit on card {card}?',
        'How do I raise my transfer limit?',
        "I can't withdraw money, the ATM says something about a limit.",
        'I want to change the daily limit on my card. Where do I do that?',
      ],
      answers: [
        'It is {limit} a day now. You can change it in the app: card, "Settings", "Limits".',
        'The daily limit for cash and transfers is {limit}, you can raise it in the card settings.',
        'You set it in the app. The default is {limit} a day, you can raise it for a day or for good.',
      ],
      followUps: [
        {
          ask: ['When does the new limit apply?', 'Does it work at once?'],
          answers: ['As soon as you confirm it with a code.', 'Yes, within a minute.'],
        },
      ],
    },
    {
      id: 'pin',
      match: '\\bpin\\b',
      ask: [
        "I've forgotten the PIN of card {card}. What do I do?",
        'How do I change my PIN?',
        'I got the PIN wrong three times, is the card dead now?',
        'Can I change the PIN without going to a branch?',
      ],
      answers: [
        'You can set a new PIN in the app: card, "Settings", "Change PIN". The card works again at once.',
        'It takes a minute in the app, the old PIN is not needed. The attempt counter is reset too.',
        'Set a new one in the app and confirm it with a chip payment. Never tell it to us or anyone else.',
      ],
      followUps: [
        {
          ask: ["What if I don't have the app?", 'And without the app?'],
          answers: [
            'Any branch can do it, the nearest is {branch}. Bring your passport.',
            'Then call the number on the back of the card, the voice menu can do it.',
          ],
        },
      ],
    },
    {
      id: 'atm',
      match: '\\batm\\b|cash machine|swallow',
      ask: [
        "The ATM didn't give me the money, but {amount} was charged.",
        'The ATM swallowed my card {card}. How do I get it back?',
        "I paid in {amount} at an ATM and it isn't on my account.",
        'The ATM froze and kept both the money and the card.',
      ],
      answers: [
        "I'm sorry, we will help. Request {claim} is open, the ATM will be checked by {date}. A card left inside will go to the {branch} branch.",
        "I've registered request {claim}. The money will be back by {date} after the check, and the card is best replaced.",
        'We already see the failure of that ATM. Everything left in it will be counted, and we will reply by {date}.',
      ],
      followUps: [
        {
          ask: ['Do I need to come with a statement?', 'Do I have to sign anything?'],
          answers: [
            'No, this chat is enough.',
            "No, it's all done from your message. Keep the slip if you have one.",
          ],
        },
      ],
    },
    {
      id: 'reissue',
      match: 'expir|new card|replace|reissue|card ready',
      ask: [
        'My card {card} is about to expire. When will I get a new one?',
        "I'd like to replace my card, the chip is hard to read.",
        'Is my card ready? I ordered it on {past}.',
        'How long does a replacement card take and where do I get it?',
      ],
      clarify: lastDigits,
      answers: [
        'The new card will be ready on {date} at the {branch} branch.',
        'It is on its way: it reaches the {branch} branch on {date}, we will text you.',
        'The replacement is free. A courier will bring it on {date} {window}, please have your passport ready.',
      ],
      followUps: [
        {
          ask: ['Can I use the old one until then?', 'Will the old card work meanwhile?'],
          answers: [
            'Yes, until you get the new one or the month on the card ends.',
            'Yes, it stops when you activate the new one.',
          ],
        },
        {
          ask: ['Will my account details change?', 'Does the account number change?'],
          answers: [
            'The account stays, only the card number changes.',
            'No, your salary and transfers will arrive as before.',
          ],
        },
      ],
    },
    {
      id: 'cashback',
      match: 'cash ?back',
      ask: [
        "When do I get last month's cashback?",
        "Why didn't I get cashback for my purchase on {past}?",
        'My cashback is less than promised. Why?',
        'Where can I see how much cashback is coming?',
      ],
      answers: [
        'It comes on {date}, and the app shows it for every purchase and category under "Cashback".',
        'We pay it on {date}. Only the chosen categories count, they are marked under "Cashback".',
        'The amount depends on the categories you chose before the month began, see "Cashback" in the app. The next payment is on {date}.',
      ],
      followUps: [
        {
          ask: ['Is there a maximum?', 'How much can I get in a month?'],
          answers: ['Yes, $40 a month.', 'The most is $50 a month.'],
        },
      ],
    },
    {
      id: 'fee',
      match: '\\bfee\\b|charged for (the )?(sms|text|service)|commission|service charge',
      ask: [
        'What is the {fee} charge on card {card}?',
        'Why did you take {fee} for service? The card is supposed to be free.',
        'What is this {fee} fee?',
        'I was charged {fee} for notifications that I never asked for.',
      ],
      answers: [
        "It's for text notifications. I've switched them off, and {fee} will be refunded within {days}.",
        'The {fee} is for the text service, the free period ended on {past}. Push notifications cost nothing.',
        'I checked: {fee} was for payment alerts. We will return it, and the service is off.',
      ],
      followUps: [
        {
          ask: ['Will I still see payments without texts?', 'How do I learn about payments now?'],
          answers: [
            'Yes, in the app and by push, for free.',
            'Turn on push notifications in the app, they are faster than texts.',
          ],
        },
      ],
    },
    {
      id: 'transfer',
      match: "transfer|sent.{0,20}money|hasn't (arrived|come)",
      ask: [
        "My transfer of {amount} hasn't arrived. Where is the money?",
        "I sent {amount} to my other card and it isn't there. Why?",
        'A transfer from {past} is still "pending".',
        'Someone sent me {amount} and nothing came to card {card}.',
      ],
      answers: [
        'I see it, it is being checked. It will be completed or returned within {hours}.',
        "The transfer of {amount} isn't completed yet. I've sent inquiry {claim}, we'll have an answer by {date}.",
        "It's being processed by the other bank. I've registered request {claim}, due by {date}.",
      ],
      followUps: [
        {
          ask: ['Can I get a confirmation of the transfer?', 'Please send me proof of the transfer.'],
          answers: [
            'It is in the app: open the transfer and press "Receipt".',
            "I've sent it to your e-mail.",
          ],
        },
      ],
    },
    {
      id: 'declined',
      match: "declin|reject|(payment|card).{0,15}(fail|doesn't work|won't)|can't pay",
      ask: [
        "Card {card} doesn't go through in a shop, though there is money on it.",
        'My online payment is declined. Why?',
        "I can't pay with my phone, the terminal rejects it.",
        'A payment of {amount} was declined twice. What is the matter?',
      ],
      clarify: lastDigits,
      answers: [
        "It was the purchase limit. I've raised it to {limit} a day, please try again.",
        "A security check stopped it. I've lifted it, the payment will work in {minutes}.",
        'The link to the payment system was down today, it is restored now. Please repeat the payment.',
      ],
      followUps: [
        {
          ask: ['I tried, declined again.', "It still doesn't work."],
          answers: [
            "Then restart the app and insert the card chip first. I've passed it to the engineers, request {claim}.",
            "I see. I've refreshed the card data by hand, please try in {minutes}.",
          ],
        },
      ],
    },
    {
      id: 'virtual',
      match: 'virtual|second card|additional card|extra card|for my (son|daughter|child)',
      ask: [
        'How do I get a virtual card?',
        'Can I have a second card for the same account?',
        'I need a separate card for online shopping. How do I open one?',
        'I want an additional card for my son. How do I order it?',
      ],
      answers: [
        'In the app: "New card", "Additional". A virtual one appears at once, plastic is delivered on {date}.',
        'Additional cards, virtual ones too, are free. You order them in the app in a couple of minutes.',
        'Open card {card} in the app and press "One more card". It can be virtual or plastic.',
      ],
      followUps: [
        {
          ask: ['Can it have its own limit?', 'Can I limit the spending on it?'],
          answers: [
            'Yes, each card has its own limit.',
            'You can: set a daily and a monthly amount in its settings.',
          ],
        },
      ],
    },
    {
      id: 'statement',
      match: 'statement|account details|certificate',
      ask: [
        'How do I get a statement for card {card}?',
        'I need a statement for the last six months.',
        'Where can I find my account details?',
        'I need a stamped statement. Can I get it online?',
      ],
      answers: [
        'All documents are in the app: card, "Statements and details". The file is signed, stamped and ready at once.',
        'Statements and details are in the app under "Documents". The {branch} branch prints them if you need paper.',
        'I\'ve sent you a link to "Statements and details" in the app, choose the period and download the file.',
      ],
      followUps: [
        {
          ask: ['Can it be in another language?', 'Is it available in two languages?'],
          answers: ['Yes, you choose the language before downloading.', 'Yes, there is a language switch.'],
        },
      ],
    },
    {
      id: 'close',
      final: true,
      match: 'close.{0,15}(card|account)|cancel.{0,12}card',
      ask: [
        'How do I close card {card}?',
        "I'd like to give up the card, I don't use it any more.",
        'What do I need to close the card and the account?',
        'Can I close my card without visiting a branch?',
      ],
      answers: [
        'In the app: "Settings", "Close card". Before that, move the balance and pay off any debt.',
        'No visit is needed. Card {card} closes on your request in the app, the account in 45 days.',
        'Make a request in the app or at the {branch} branch. The card closes at once, the account within 45 days.',
      ],
      followUps: [
        {
          ask: ['Will I get a confirmation?', 'Is there a letter that says it is closed?'],
          answers: ['Yes, it will appear under "Documents".', 'Sure, we will send it by e-mail.'],
        },
      ],
    },
  ],
  tips: [
    'Never tell anyone your PIN or codes from texts, not even bank staff.',
    'You can block and unblock the card in the app for free.',
    'Limits for purchases and transfers are in the card settings.',
    'You can choose cashback categories every month.',
    'Statements are free, you will find them under "Documents".',
    'A virtual card with its own limit is handy for online shopping.',
    'Push notifications are free and faster than texts.',
    'The nearest branch is {branch}, {city}.',
    'Before a trip, mark it in the app so that payments are not stopped.',
    'You can dispute a payment from the history: open it and press "Dispute".',
  ],
  again: [
    'Now about another card.',
    'I have one more card to ask about.',
    'And about a different card.',
    "I'd like to check the additional card too.",
  ],
  enclosures: {
    client: {
      file: [
        { name: 'Dispute_form.pdf', caption: 'Here is the dispute form.' },
        { name: 'ATM_slip.pdf', caption: 'The slip from the ATM.' },
        { name: 'Transfer_confirmation.pdf', caption: 'Here is the transfer confirmation.' },
        { name: 'Messages_with_shop.docx', caption: 'My messages with the shop about the cancellation.' },
      ],
      image: [
        { name: 'payment_screenshot.png', caption: 'A screenshot of the payment.' },
        { name: 'atm_slip.jpg', caption: 'A photo of the slip.' },
        { name: 'terminal_declined.jpg', caption: 'This is what the terminal showed.' },
        { name: 'bank_text.png', caption: 'This is the text I got.' },
      ],
    },
    user: {
      file: [
        { name: 'Card_statement.pdf', caption: 'Here is the statement.' },
        { name: 'Card_tariffs.pdf', caption: 'The tariffs of your card.' },
        { name: 'Account_details.pdf', caption: 'The account details.' },
        { name: 'Request_form.docx', caption: 'The form, you can fill it in on a computer.' },
      ],
      image: [
        { name: 'card_settings.png', caption: 'This is where the card settings are.' },
        { name: 'limits_section.png', caption: 'It is this section.' },
        { name: 'dispute_button.png', caption: 'The "Dispute" button is at the bottom.' },
      ],
    },
  },
});

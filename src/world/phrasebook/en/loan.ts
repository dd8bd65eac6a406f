import type { Clarification, Topic } from '../topic.ts';

const contractNumber: Clarification = {
  slot: 'contract',
  match: '(contract|agreement|loan) number|which loan',
  ask: [
    'Could you give me the contract number, please?',
    'What is the contract number? It is in the app and on the first page of the document.',
    'Which loan is it? I need the contract number.',
    'May I have the contract number?',
  ],
  reply: [
    'Contract {contract}.',
    '{contract}',
    "It's {contract}.",
    'One moment… {contract}.',
    'Here: {contract}',
  ],
};

/** Consumer loans, in English. */
export const loan = (): Topic => ({
  exchanges: [
    {
      id: 'application',
      match: 'application|applied|approv|decision',
      ask: [
        'I applied for a loan on {past}. When will there be a decision?',
        'What about my application for {sum}?',
        'My application is still under review. Will it take long?',
        "I've been waiting for an answer since {past}. How much longer?",
      ],
      answers: [
        'The decision will be made on {date}, we will text you. It usually takes one business day.',
        'Your application for {sum} is at the final check. We will reply by {date}.',
        'I see it in progress, we are waiting for the credit bureau. You will know by {date} at the latest.',
      ],
      followUps: [
        {
          ask: ["If it's approved, when do I get the money?", 'When is the money paid after approval?'],
          answers: [
            'As soon as you sign the contract in the app.',
            'Within {minutes} of signing, to your card {card}.',
          ],
        },
        {
          ask: ['Can I still change the amount?', 'May I change the sum in the application?'],
          answers: [
            'Yes, amount and term can change until you sign.',
            'You can: move the slider in the app once the decision is there.',
          ],
        },
      ],
    },
    {
      id: 'early-full',
      final: true,
      match: '(pay|repay).{0,12}(off|full|all)|close.{0,12}loan|full repayment|how much.{0,20}(left|owe)',
      ask: [
        "I'd like to repay my loan in full, early. What do I do?",
        'How much do I have to pay to close the loan today?',
        'How do I pay off contract {contract} ahead of time?',
        'What is the amount for full early repayment?',
      ],
      clarify: contractNumber,
      answers: [
        'To close the loan you need {debt}. Put it on the account and press "Repay early" in the app.',
        'The balance of contract {contract} with interest is {debt} today. You can close it in the app, there is no fee.',
        'The amount is {debt}, valid until midnight. Make a request in the app and it is paid at once.',
      ],
      followUps: [
        {
          ask: ['Will I get a letter that nothing is owed?', 'How do I get a closing certificate?'],
          answers: [
            'It will be in the app the next day, under "Documents".',
            'Yes, within {days}, by e-mail.',
          ],
        },
        {
          ask: ['Do I get part of the insurance back?', 'Is the insurance refunded?'],
          answers: [
            'Yes, for the unused time. Apply within 7 days of closing.',
            'The unused part is, the form is in the app.',
          ],
        },
      ],
    },
    {
      id: 'early-partial',
      match: 'partial|part of the loan|pay (more|extra)|reduce (the )?(term|payment)',
      ask: [
        'Can I pay {payment} on top of my instalment to reduce the debt?',
        'How do I make a partial early repayment?',
        'I want to pay more than usual. What is better to reduce, the term or the instalment?',
        "I paid extra, but the schedule hasn't changed. Why?",
      ],
      answers: [
        'It needs a request: in the app choose "Partial repayment", the amount and what to reduce. A shorter term usually saves more.',
        'The money goes to the debt after a request in the app. You pay less interest with a shorter term.',
        'Choose "Early, part of the amount" in the app and pick term or instalment. A shorter term is cheaper, the new schedule comes at once.',
      ],
      followUps: [
        {
          ask: ['How often may I do that?', 'Are there limits on amount or number?'],
          answers: ['As often as you like, the minimum is {fee}.', 'No limits and no fees.'],
        },
      ],
    },
    {
      id: 'payment-date',
      match: '(date|day).{0,20}(payment|instalment)|(payment|instalment).{0,20}(date|day)|move.{0,12}payment',
      ask: [
        'Can I change the date of my loan payment?',
        'My salary comes after the payment date. How do I move it?',
        "I'd like to pay on another day of the month. Is that possible?",
        'When is my next payment and can it be moved?',
      ],
      clarify: contractNumber,
      answers: [
        'The next one is on {date}. You can change the date once a year in the app: loan, "Change date".',
        'The next payment is due on {date}. You choose a new day in the app, it applies from next month.',
        'Yes, you can do it online. It is on {date} now, the new schedule will come by e-mail.',
      ],
      followUps: [
        {
          ask: ['Will I pay more interest?', 'Does it cost more in the end?'],
          answers: [
            'The first payment changes a little, the rate stays.',
            'The rate is the same, you pay interest for the extra days once.',
          ],
        },
      ],
    },
    {
      id: 'not-credited',
      match: "payment.{0,25}(not|isn't|hasn't|missing)|paid.{0,30}(overdue|debt|still)",
      ask: [
        'I paid on {past} and the app still shows a debt.',
        "My payment of {payment} isn't there. Where is it?",
        'I paid in time but got a text that I am overdue.',
        "The money left card {card}, but the loan doesn't show it.",
      ],
      clarify: contractNumber,
      answers: [
        'I see {payment}, it came on {past}. The app will update within {hours}, nothing is overdue.',
        'The money came after the close of the day. We will book it by {date} with the right date, and there is no penalty.',
        'It came through another bank and was slow. It is credited now, please ignore the message about the debt.',
      ],
      followUps: [
        {
          ask: ['Will it show in my credit history?', "It won't affect my credit history, will it?"],
          answers: ['No, nothing was overdue.', "It won't, the payment counts as made in time."],
        },
      ],
    },
    {
      id: 'schedule',
      match: 'schedule|how much.{0,20}(next|this) month',
      ask: [
        'Where can I see my payment schedule?',
        'Please send me the schedule for contract {contract}.',
        'How do I find out what to pay next month?',
        "I've lost my payment schedule. Can I get it again?",
      ],
      clarify: contractNumber,
      answers: [
        'It is in the app: loan, "Schedule". The next payment is {payment} on {date}.',
        "I've sent it to your e-mail. The next payment is {payment}, due on {date}.",
        'For contract {contract} the next payment is {payment}, on {date}. You can download the full schedule in the app.',
      ],
      followUps: [
        {
          ask: ['Should the money be there the day before?', 'How early should I put the money in?'],
          answers: [
            'A day earlier is best, we collect it in the morning.',
            'It has to be there by midnight the day before.',
          ],
        },
      ],
    },
    {
      id: 'rate',
      match: '\\brate\\b|interest|percent',
      ask: [
        'What is the rate for a loan of {sum}?',
        'At what rate can I borrow {sum} for {term}?',
        'Can the rate of my loan be lowered?',
        'Why is the rate in contract {contract} higher than advertised?',
      ],
      answers: [
        'The base rate is {rate}. With insurance and your salary paid to our card it is lower.',
        'Without insurance it is {rate}, with it less. An application gives the exact figure and binds you to nothing.',
        'It depends on term, insurance and credit history, for you it is {rate} now. Insurance lowers it.',
      ],
      followUps: [
        {
          ask: ['Can I drop the insurance later?', 'What if I give up the insurance?'],
          answers: [
            'Within 14 days, with a refund, but the rate goes back up.',
            'You can, then the rate is recalculated from the next payment.',
          ],
        },
      ],
    },
    {
      id: 'late',
      match: "\\blate\\b|overdue|penalt|can't (pay|make)",
      ask: [
        "I can't make the payment in time. What happens?",
        'I am two days late with a payment. What is the penalty?',
        'Why was I charged a penalty of {fee}?',
        'I forgot the payment on {past}. How do I put it right?',
      ],
      answers: [
        'There is a small penalty per day, for you it is {fee}. Pay by {date}, that is enough.',
        'It can be fixed. Pay {payment} and the penalty of {fee}, and the loan is back on schedule.',
        'Only a penalty of {fee}. If you pay by {date}, nothing else follows.',
      ],
      followUps: [
        {
          ask: ['Can it be waived? It is my first time.', 'Could you cancel the penalty?'],
          answers: [
            "I've passed it on, a first penalty is usually waived. You'll hear within {days}.",
            "I see you were never late before. I've cancelled the {fee}, just pay the instalment.",
          ],
        },
      ],
    },
    {
      id: 'certificate',
      match: 'certificate|letter (for|about)|proof of',
      ask: [
        'I need a certificate of the remaining debt. How do I get it?',
        'How do I order a loan certificate for another bank?',
        'Can I get a certificate of interest paid, for a tax refund?',
        'Where do I get a certificate for contract {contract}?',
      ],
      clarify: contractNumber,
      answers: [
        'You can download it in the app: loan, "Certificates". It is stamped and ready at once.',
        "I've ordered it for you, the file will come by e-mail within {hours}.",
        'The electronic one is under "Documents", the {branch} branch gives a paper one the same day.',
      ],
      followUps: [
        {
          ask: ['Is it free?', 'How much is it?'],
          answers: ["It's free.", 'Free of charge, as many as you need.'],
        },
      ],
    },
    {
      id: 'insurance',
      match: 'insurance',
      ask: [
        'How do I cancel the loan insurance?',
        'Can I get the money for the insurance back?',
        'The insurance was added without my consent. How do I remove it?',
        'I took the loan on {past}. Is it too late to cancel the insurance?',
      ],
      answers: [
        'You can cancel within 14 days. The form is in the app, the refund takes up to {days}.',
        'You are within the period. Apply in the app or at the {branch} branch and get it all back.',
        "I've made a request, number {claim}. Sign it in the app and the money comes within {days}.",
      ],
      followUps: [
        {
          ask: ['Will the rate change?', 'Does the rate go up then?'],
          answers: [
            'Yes, it becomes the usual one, {rate}.',
            'It goes up to {rate}, you see the figures before you sign.',
          ],
        },
      ],
    },
    {
      id: 'documents',
      match: 'document|passport|papers|what do i need',
      ask: [
        'What documents do I need for a loan?',
        'Can I get a loan with just a passport?',
        'Do I need proof of income to borrow {sum}?',
        'What should I bring to the branch to take a loan?',
      ],
      answers: [
        'Up to {sum} a passport is enough. Proof of income is optional but lowers the rate.',
        'A passport and a tax number. Income can be confirmed online, no paper needed.',
        'A passport will do for your amount. We request the rest ourselves, with your consent.',
      ],
      followUps: [
        {
          ask: [
            'Is it fine if I am registered in another city?',
            'Does it matter that I do not live {inCity}?',
          ],
          answers: [
            'That is fine, any permanent address will do.',
            'It does not matter, any region is fine.',
          ],
        },
      ],
    },
    {
      id: 'refused',
      match: 'refus|reject|denied|turned down|not approved',
      ask: [
        'Why was my loan application refused?',
        'My application for {sum} was turned down. What was the reason?',
        'Refused for the second time, and I have no debts.',
        'When can I apply again after a refusal?',
      ],
      answers: [
        'The system does not tell the reason. You may apply again in a month, better for a smaller sum.',
        'It is decided automatically by many factors. Check your credit history and try again after {date}.',
        "I'm afraid we don't see the exact reason either. Proof of income often helps, you can apply again from {date}.",
      ],
      followUps: [
        {
          ask: ['Where do I check my credit history?', 'How can I see my credit history?'],
          answers: [
            'On the public services site, twice a year for free.',
            'At the credit bureau, two requests a year are free.',
          ],
        },
      ],
    },
    {
      id: 'holidays',
      match: 'payment holiday|defer|lost my job|hard to pay|restructur',
      ask: [
        'Can I defer my loan? I have lost my job.',
        'How do I get a payment holiday?',
        'It is hard to pay now. Can the instalment be lower for a while?',
        'I will be on sick leave for long. Can payments be deferred?',
      ],
      clarify: contractNumber,
      answers: [
        "Yes, payments can be lowered or put off for up to six months. I've opened request {claim}, please attach a supporting document.",
        'I understand. A payment holiday would fit: the form is in the app, the decision takes up to {days}.',
        'We will help. Send us a document that shows the drop in income, and we will redo the schedule by {date}.',
      ],
      followUps: [
        {
          ask: ['What document will do?', 'What exactly should I attach?'],
          answers: [
            'A statement of income, a sick note or a dismissal notice.',
            'Anything that shows that your income fell.',
          ],
        },
      ],
    },
    {
      id: 'auto-debit',
      match: 'auto(matic)?.{0,12}(pay|debit)|autopay|which (card|account)',
      ask: [
        'Which card is my loan payment taken from?',
        'How do I turn on automatic payment?',
        'I want the loan to be paid from card {card}. How do I change that?',
        "There was money on the card, but the automatic payment didn't work. Why?",
      ],
      answers: [
        'It is taken from the loan account. To pay by card, turn on automatic payment with {card} in the app.',
        'Automatic payment is off now. Turn it on and choose a card in the app: loan, "Automatic payment".',
        "I've set it up with card {card}. It runs the day before the due date, please confirm it in the app.",
      ],
      followUps: [
        {
          ask: ['What if there is not enough money?', 'And if the card has less than needed?'],
          answers: [
            'We take what there is and text you to add the rest.',
            'It tries again in the evening, and we warn you by text.',
          ],
        },
      ],
    },
  ],
  tips: [
    'The schedule and the balance are always in the app.',
    'It is best to put the money in a day before it is collected.',
    'You can repay early on any day without a fee.',
    'The payment date can be changed once a year.',
    'Loan certificates are free and available in the app.',
    'The insurance can be cancelled within 14 days.',
    'If paying gets hard, write to us early and we will find a schedule that works.',
    'Automatic payment helps not to forget the date.',
    'You can check your credit history free of charge twice a year.',
    'The originals are kept at the {branch} branch, copies are in the app.',
  ],
  again: [
    'Now about another loan.',
    'I have one more loan to ask about.',
    'And about the other contract.',
    'There is a different contract I want to ask about.',
  ],
  enclosures: {
    client: {
      file: [
        { name: 'Income_statement.pdf', caption: 'Here is my statement of income.' },
        { name: 'Contract_{contract}.pdf', caption: 'Here is the contract.' },
        { name: 'Payment_receipt.pdf', caption: 'The payment receipt.' },
        { name: 'Repayment_request.docx', caption: 'My request for early repayment.' },
      ],
      image: [
        { name: 'payment_screenshot.png', caption: 'A screenshot of the payment.' },
        { name: 'contract_page.jpg', caption: 'A photo of the contract page.' },
        { name: 'overdue_text.png', caption: 'This is the text I got.' },
        { name: 'receipt.jpg', caption: 'A photo of the receipt.' },
      ],
    },
    user: {
      file: [
        { name: 'Payment_schedule_{contract}.pdf', caption: 'Here is the payment schedule.' },
        { name: 'Contract_{contract}.pdf', caption: 'A copy of your contract.' },
        { name: 'Balance_certificate.pdf', caption: 'The certificate of the remaining debt.' },
        { name: 'Loan_estimate.xlsx', caption: 'An estimate, you can change the amounts.' },
      ],
      image: [
        { name: 'early_repayment.png', caption: 'This is where the early repayment button is.' },
        { name: 'loan_section.png', caption: 'It is this section.' },
        { name: 'schedules_compared.png', caption: 'The two schedules compared.' },
      ],
    },
  },
});

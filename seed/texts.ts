/** What people write about. */
export type Topic = 'late' | 'damaged' | 'return' | 'assembly' | 'invoice' | 'advice';

interface Opening {
  subject: string;
  texts: readonly string[];
  more: readonly string[];
}

export const openings: Readonly<Record<Topic, Opening>> = {
  late: {
    subject: 'Where is my order?',
    texts: [
      'Hello, my order should have been here days ago. Where is it?',
      'The tracking page has said "on its way" since last week. What is going on?',
      'I took a day off for this delivery and nobody came. When will it really arrive?',
    ],
    more: ['Thanks for looking. The tracking still shows nothing new.', 'Can I at least get a time window?'],
  },
  damaged: {
    subject: 'The table arrived damaged',
    texts: [
      'One leg of the oak table is split. What should I do?',
      'The box was open and the lamp inside is broken.',
      'There is a deep scratch across the shelf.',
    ],
    more: [
      'I have attached the label number: JO-4471.',
      'The glass is in pieces, so please tell me how to send it back safely.',
    ],
  },
  return: {
    subject: 'Sending a chair back',
    texts: [
      'The chair is not as comfortable as I had hoped. How do I return it?',
      'I would like to exchange the rug for the larger size.',
      'Is the pick-up of returns free?',
    ],
    more: ['Tuesday morning would suit me.', 'Do I need the original box?'],
  },
  assembly: {
    subject: 'Screws are missing',
    texts: [
      'There are only six screws in the bag, the booklet says eight.',
      'Step 7 does not fit: the holes are on the other side.',
      'Is there a video for putting the wardrobe together?',
    ],
    more: ['Yes, it is the wide one.', 'I have tried that, the panel still does not sit straight.'],
  },
  invoice: {
    subject: 'Invoice for my order',
    texts: [
      'Could you send me the invoice with our company name on it?',
      'I was charged twice, please check.',
      'My voucher was not taken off the total.',
    ],
    more: ['The order number is on the confirmation: JO-20931.', 'Our tax number is in the attachment.'],
  },
  advice: {
    subject: 'Which oil for the worktop?',
    texts: [
      'Which oil do you recommend for the worktop?',
      'Does the sofa come apart? Our staircase is narrow.',
      'Is the light oak the same colour as the one in the store?',
    ],
    more: ['That helps, thank you.', 'And how often should I do that?'],
  },
};

export const replies: Readonly<Record<Topic, readonly string[]>> = {
  late: [
    'Hello {name}, I am sorry that you have been waiting. I have asked the carrier and will write again today.',
    'Hello {name}, that should not happen. Your parcel is in the depot; I have put it first in line for tomorrow.',
  ],
  damaged: [
    'Hello {name}, what a pity. A new one leaves our workshop tomorrow; keep the damaged one, we collect it.',
    'Hello {name}, I am sorry about that. Please send a picture, then I can replace the part at once.',
  ],
  return: [
    'Hello {name}, of course. I have sent you a label; the pick-up is free.',
    'Hello {name}, no problem at all. When may we collect it?',
  ],
  assembly: [
    'Hello {name}, the missing screws are in the post. The video for your model is on the product page.',
    'Hello {name}, turn the side panel round once, then step 7 fits. Tell me if it does not.',
  ],
  invoice: [
    'Hello {name}, here is the corrected invoice.',
    'Hello {name}, you were right: the second charge is on its way back to you.',
  ],
  advice: [
    'Hello {name}, hard wax oil is best, once a year. A little goes a long way.',
    'Hello {name}, yes: the arms come off with four bolts.',
  ],
};

export const thanks: readonly string[] = [
  'Glad that it is settled, {name}. Enjoy it!',
  'Thank you for your patience, {name}. Write to us whenever something is up.',
  'All done, {name}. Have a good day.',
];

/** What people add to a score from 1 to 5. */
export const answerWords: readonly (readonly string[])[] = [
  ['Two weeks late and nobody told me.', 'I had to explain it three times.', 'Never again.'],
  ['The parcel was late again.', 'Took far too long.', 'Friendly, but it did not help.'],
  ['It was all right in the end.', 'Slow, but solved.'],
  ['Quick and friendly.', 'Good help, thank you.'],
  ['Wonderful, solved in minutes.', 'Best service I have had in a long time.', 'She really listened.'],
];

/** The colleagues of the demo company. */
export const colleagues: readonly { name: string; email: string }[] = [
  { name: 'Nia Karanja', email: 'nia@juniper.example' },
  { name: 'Tom Lindqvist', email: 'tom@juniper.example' },
  { name: 'Sofia Marques', email: 'sofia@juniper.example' },
  { name: 'Jamal Haddad', email: 'jamal@juniper.example' },
  { name: 'Claire Fontaine', email: 'claire@juniper.example' },
  { name: 'Lukas Brandt', email: 'lukas@juniper.example' },
];

export const cannedTexts: readonly { title: string; text: string; kind?: 'apology' }[] = [
  {
    title: 'We are sorry',
    kind: 'apology',
    text: 'Hello {{ customer.firstName | default: "there" }},\n\nthank you for telling us. You are right: that should not have happened, and I am sorry that it did. I have looked into it myself.\n\nMay I call you tomorrow to put it right?\n\n{{ agent.firstName }}, {{ company.name }}',
  },
  {
    title: 'Making it good',
    kind: 'apology',
    text: 'Hello {{ customer.firstName | default: "there" }},\n\nI am sorry for the trouble. To make up for it we send the goods again at once, and you need not pay for the delivery.\n\n{{ agent.firstName }}, {{ company.name }}',
  },
  {
    title: 'Late parcel',
    text: 'Hello {{ customer.firstName | default: "there" }},\n\nI am sorry that your parcel is late. I have asked the carrier and will write to you again today.\n\n{{ agent.firstName }}',
  },
  {
    title: 'Free pick-up of returns',
    text: 'Hello {{ customer.firstName | default: "there" }},\n\nof course you may send it back. The pick-up is free; which day suits you?\n\n{{ agent.firstName }}',
  },
  {
    title: 'Thanks',
    text: 'Thank you, {{ customer.firstName | default: "and" }} have a good day!\n\n{{ agent.firstName }}, {{ company.name }}',
  },
];

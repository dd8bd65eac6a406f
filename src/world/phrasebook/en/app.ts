import type { Clarification, Topic } from '../topic.ts';

const version: Clarification = {
  slot: 'version',
  match: 'version',
  ask: [
    'Which version of the app do you have? It is at the bottom of "Profile".',
    'Could you tell me the app version, please?',
    'What phone do you use, and which version of the app?',
  ],
  reply: [
    'Version {version}, on {system}.',
    '{system}, version {version}.',
    '{version}',
    'It says {version}.',
  ],
};

const phoneNumber: Clarification = {
  slot: 'tail',
  match: 'phone number|last.{0,12}digits|which number',
  ask: [
    'What are the last four digits of your phone number?',
    'Which number is your profile on? The last four digits are enough.',
    'Could you tell me the last digits of the number, please?',
  ],
  reply: ['{tail}', 'It ends with {tail}.', 'The last digits are {tail}.', 'Sure: {tail}'],
};

/** A mobile application, in English. */
export const app = (): Topic => ({
  exchanges: [
    {
      id: 'login',
      match: "log ?in|sign in|can't (get|enter)|locked out",
      ask: [
        'I can\'t log in, the app says "Wrong login or password".',
        "Since the update the app won't let me into my profile.",
        "I can't log in to the app from my new phone.",
        "I enter everything correctly and still can't log in. What do I do?",
      ],
      clarify: phoneNumber,
      answers: [
        'I see several attempts, so the profile is locked for now. Try again in {minutes}.',
        "I've ended all your sessions. Please log in again with your phone number and a code.",
        'Press "Restore access" on the login screen: you get a code and can set a new password.',
      ],
      followUps: [
        {
          ask: ['Will I lose my data?', 'Are my settings kept?'],
          answers: ['Everything is kept on the server.', 'Nothing is lost, only the login is reset.'],
        },
        {
          ask: ["I tried, it still won't let me in.", "That didn't help, same error."],
          answers: [
            "Then please reinstall the app. If that doesn't help, send me a screenshot.",
            "I've passed it to the developers, request {claim}. We will reply by {date}.",
          ],
        },
      ],
    },
    {
      id: 'code',
      match: "code.{0,25}(not|never|doesn't|hasn't|late)|(no|didn't get).{0,12}code",
      ask: [
        "The login code doesn't come.",
        "I've been waiting for the code for half an hour, nothing.",
        "The code comes late and doesn't work.",
        'I keep pressing "Send again" and never get a code.',
      ],
      clarify: phoneNumber,
      answers: [
        'The phone operator is holding our texts. Ask for a code again in {minutes} and use the latest one.',
        "I've sent a new one. If it isn't there, check that our texts don't go to spam.",
        "I've switched you to codes by call: enter the last four digits of the number that calls you.",
      ],
      followUps: [
        {
          ask: ['Can you send the code here?', 'Could you tell me the code in this chat?'],
          answers: [
            'Only you can see codes, that is safer. We never send or ask for them in a chat.',
            "I'm afraid not: staff don't see the codes.",
          ],
        },
      ],
    },
    {
      id: 'crash',
      match: "crash|freez|frozen|close[sd] (itself|by)|won't (open|start)|doesn't (open|start)",
      ask: [
        'The app crashes right after it starts.',
        'Since the update the app freezes on the first screen.',
        'The app closes by itself when I open the chat.',
        "The app won't open, I see a white screen.",
      ],
      clarify: version,
      answers: [
        'We know about this one, a fix comes on {date}. For now, clear the cache and restart the phone.',
        'Please remove the app and install it again, your data is safe. That solves it for most people.',
        'It is fixed in the latest version, please update the app from the store.',
      ],
      followUps: [
        {
          ask: ['Can I use the website meanwhile?', 'Does the website have everything?'],
          answers: ['Yes, same sections and same login.', 'Of course, the website works fine.'],
        },
        {
          ask: ["I did that, it didn't help.", 'No luck, the error is still there.'],
          answers: [
            "I'm sorry. I've opened request {claim}, the developers will look at the error log.",
            'Then please send me a screen recording for the developers.',
          ],
        },
      ],
    },
    {
      id: 'push',
      match: 'notification|push',
      ask: [
        "I don't get notifications from the app.",
        'How do I turn off promotions but keep the important notifications?',
        'Notifications come an hour late.',
        'Where do I set up notifications?',
      ],
      answers: [
        'Here: "Profile", "Notifications". Choose what you want there, and let the app run in the background.',
        'Open "Profile", "Notifications" and tick what to send. In power saving mode, add the app to the exceptions.',
        'I\'ve refreshed your subscription. Check the ticks under "Notifications" and restart the app.',
      ],
      followUps: [
        {
          ask: ['Can I change just the sound?', 'Can they be silent?'],
          answers: [
            'The sound is in the settings of the phone, under "Notifications".',
            'Yes, in the settings of the phone.',
          ],
        },
      ],
    },
    {
      id: 'update',
      match: 'updat|new version|outdated',
      ask: [
        'The app wants an update, but there is none.',
        'The app doesn\'t update, it says "Device not supported".',
        'The app is gone from the store. How do I update?',
        'The "Update" button is greyed out. What do I do?',
      ],
      clarify: version,
      answers: [
        'The latest version comes out in stages, you will get it on {date}. Our website has the file too.',
        'It is a security update, so it is required. The link is on our website, under "App".',
        'I checked: your phone is supported. Restart it and use the link on our website, under "App".',
      ],
      followUps: [
        {
          ask: ['Can I keep the old version for now?', 'Will the old version still work?'],
          answers: [
            'It works until {date}, then the login closes.',
            'For now, but some sections are already off in it.',
          ],
        },
      ],
    },
    {
      id: 'password',
      match: 'password',
      ask: [
        "I've forgotten my password. How do I restore it?",
        'How do I change the password in the app?',
        'I want a new password, I think someone knows mine.',
        "The password reset e-mail doesn't come.",
      ],
      answers: [
        'Press "Forgot password?" on the login screen and confirm your phone. The new one works at once.',
        "I've sent a link to your e-mail, it works for {hours}. Please check the spam folder too.",
        'You change it with a code from a text: login screen, "Forgot password?". All other devices are logged out.',
      ],
      followUps: [
        {
          ask: ['What are the rules for a password?', 'How long must it be?'],
          answers: [
            'At least eight characters, with a digit and a capital.',
            'Eight or more, and not one you used before.',
          ],
        },
      ],
    },
    {
      id: 'biometrics',
      match: 'fingerprint|\\bface\\b|biometr',
      ask: [
        'Fingerprint login has stopped working.',
        'How do I turn on face login?',
        'Fingerprint login is gone since I changed my phone.',
        'The app asks for the password every time instead of a fingerprint.',
      ],
      answers: [
        'Log in with the password and turn it on again: "Profile", "Security", "Biometrics".',
        'That happens when fingerprints or faces change on the phone. Turn it on once more under "Security".',
        'It is set on each phone separately: "Profile", "Security".',
      ],
      followUps: [
        {
          ask: ['Is it safe?', 'Where is my fingerprint kept?'],
          answers: [
            'Yes, it stays on the phone and never reaches us.',
            'Only on the phone. We get a yes or a no.',
          ],
        },
      ],
    },
    {
      id: 'phone-change',
      match: '(chang|new|different|old).{0,20}(phone )?number',
      ask: [
        'I have a new phone number. How do I enter it?',
        'My old number is gone, and the code goes there. What do I do?',
        'How do I link another number to my profile?',
        "I'd like to change the phone number in my profile.",
      ],
      answers: [
        'In the app: "Profile", "Personal data", "Phone". If the old one is gone, choose "No access to the number".',
        'You change it under "Personal data". A passport and a photo with it are needed, the check takes up to {hours}.',
        "I've sent a link for it to your profile and e-mail. You confirm it with a code on the new number.",
      ],
      followUps: [
        {
          ask: ['Does it take long?', 'How long do I wait?'],
          answers: ['Usually up to {hours}.', 'About {minutes} during working hours.'],
        },
      ],
    },
    {
      id: 'history',
      match: 'history|disappear|archive|old (chats|messages)|conversation',
      ask: [
        "Last year's history is gone.",
        'Where can I see my old chats?',
        'Where did my conversation with support go?',
        'How do I export my history for six months?',
      ],
      answers: [
        'The history and chats of all years are under "Archive", with an "Export" button.',
        'The feed shows three months. The rest is in "Profile", "Archive", and you can download it there.',
        'Nothing is lost: old entries moved to "Archive". The date filter is at the top.',
      ],
      followUps: [
        {
          ask: ['Found it. What format is the download?', 'What kind of file will it be?'],
          answers: ['PDF or a spreadsheet, as you like.', 'You can choose PDF or a spreadsheet.'],
        },
      ],
    },
    {
      id: 'slow',
      match: 'slow|takes (long|forever|ages)|loading',
      ask: [
        'The app opens very slowly.',
        'Everything loads for a minute, and my internet is fine.',
        'It is all slow since the update. Can it be fixed?',
        'The main screen keeps loading, I just see a spinner.',
      ],
      clarify: version,
      answers: [
        'There were delays on our side today, it is fixed now. Please clear the cache and restart the app.',
        'Clear the cache: "Profile", "Storage", "Clear". It will be faster after that.',
        'That happens when the phone is full. Free at least a gigabyte and clear the cache of the app.',
      ],
      followUps: [
        {
          ask: ['The cache, is that my data?', "Won't that delete my data?"],
          answers: ['No, your profile and history stay.', 'Nothing is deleted, it is all on the server.'],
        },
      ],
    },
    {
      id: 'qr',
      match: '\\bqr\\b|camera|scan',
      ask: [
        "The app doesn't scan QR codes.",
        "The app can't use the camera. How do I scan a code?",
        'I point the camera at a QR code and nothing happens.',
        'Where is the QR scanner in the app?',
      ],
      answers: [
        "It is on the main screen, top right. If the camera doesn't open, allow it in the phone settings.",
        'Check that the app may use the camera. The frame icon at the top opens the scanner.',
        'Allow the camera in the settings, then press the scanner icon on the main screen. You can also load a picture.',
      ],
      followUps: [
        {
          ask: [
            'It is allowed, but the picture is blurred.',
            "The camera opens, but it doesn't read the code.",
          ],
          answers: [
            'Move the phone away a little and turn on the light.',
            'Take a picture of the code and choose it in the scanner.',
          ],
        },
      ],
    },
    {
      id: 'delete',
      final: true,
      match: '(delete|remove|close).{0,20}(profile|account|data)',
      ask: [
        'How do I delete my profile?',
        "I'd like to delete my account and all my data.",
        'Where is profile deletion in the settings?',
        'Can I close my account and come back later?',
      ],
      answers: [
        'Here: "Profile", "Security", "Delete profile". You can change your mind within 30 days.',
        'Ask for it under "Security". The profile is kept for a month and can be restored, then it is erased.',
        'It is deleted on your request under "Security", for good after 30 days.',
      ],
      followUps: [
        {
          ask: ['Do subscriptions stop by themselves?', 'Must I cancel subscriptions separately?'],
          answers: ['Subscriptions end with the profile.', 'They stop automatically, nothing else to do.'],
        },
      ],
    },
    {
      id: 'upload',
      match: 'upload|attach|send (a |the )?(file|photo)',
      ask: [
        "I can't attach a file in the app chat.",
        'A photo of a document won\'t upload, it says "Error".',
        'What files can I send through the app?',
        'The upload stops halfway. Why?',
      ],
      answers: [
        'You can send PDF files and pictures up to 20 MB. If it is bigger, make it smaller and try again.',
        'We take PDF files and pictures up to 20 MB. Wi-Fi is better, so that it does not break off.',
        "PDF, JPG and PNG up to 20 MB are fine. I've given your upload more time, please try again.",
      ],
      followUps: [
        {
          ask: ["I've sent it. Can you see it?", 'It seems to be gone. Did you get it?'],
          answers: ["Yes, it's here, I've passed it on.", 'I can see it, it opens fine.'],
        },
      ],
    },
    {
      id: 'security',
      match: 'hack|unknown device|strange|suspicious|someone (else )?logged',
      ask: [
        "I got a message about a login from an unknown device. It wasn't me!",
        'How do I see the devices that used my profile?',
        'I think my profile was hacked. What do I do?',
        'There is a strange phone in my list of devices. How do I remove it?',
      ],
      answers: [
        'I\'ve ended all sessions but yours. Change the password and check the devices under "Security".',
        'The devices are in "Profile", "Security". You can disconnect a strange one there, and do change the password.',
        'I\'ve closed the access from other devices. Set a new password, the login history is under "Security".',
      ],
      followUps: [
        {
          ask: ['Did they do anything in my name?', 'Was anything done with my profile?'],
          answers: [
            'I checked: only a login, nothing else.',
            "Nothing was done. I've turned on confirmation of each login to be safe.",
          ],
        },
      ],
    },
    {
      id: 'language',
      match: 'font|dark (theme|mode)|language|bigger|appearance',
      ask: [
        'How do I turn on the dark theme?',
        'Can the font be bigger?',
        'The app has suddenly changed its language. How do I get English back?',
        'Where do I change how the app looks?',
      ],
      answers: [
        'Theme, font and language are in "Profile", "Appearance".',
        'Open "Profile", then "Appearance": theme, font size and language are there.',
        'It is all under "Appearance". By default the app follows the phone.',
      ],
      followUps: [
        {
          ask: ["I can't find that section.", 'And if there is no such section?'],
          answers: [
            'It came with version {newVersion}, please update the app.',
            'Tap your name at the top and scroll down.',
          ],
        },
      ],
    },
  ],
  tips: [
    'The latest version is {newVersion}, it fixes the common errors.',
    'Never tell anyone the codes from texts, not even us.',
    '"Security" shows all the devices that used your profile.',
    'Theme and font size are under "Appearance".',
    'If the app is slow, clear the cache: your data stays.',
    'You can keep the important notifications and turn off the rest.',
    'The website has the same sections as the app.',
    'Old chats with support are kept under "Archive".',
    'Fingerprint and face login are turned on under "Security".',
    'You can send files up to 20 MB right in the chat.',
  ],
  again: [
    'Now about the app on another phone.',
    'I have a question about my tablet too.',
    'That was the phone, now about the tablet.',
    'My second phone has another problem.',
  ],
  enclosures: {
    client: {
      file: [
        { name: 'error_log.txt', caption: 'Here is the error log.' },
        { name: 'Number_change_request.pdf', caption: 'My request to change the number.' },
        { name: 'App_report.pdf', caption: 'The report that the app offered to send.' },
      ],
      image: [
        { name: 'app_screenshot.png', caption: 'Here is a screenshot.' },
        { name: 'login_error.png', caption: 'This is the error I get.' },
        { name: 'white_screen.png', caption: 'This is all I see.' },
        { name: 'phone_settings.png', caption: 'A screenshot of the settings.' },
      ],
    },
    user: {
      file: [
        { name: 'Login_guide.pdf', caption: 'A step-by-step login guide.' },
        { name: 'Security_tips.pdf', caption: 'Security tips.' },
        { name: 'Notification_setup.pdf', caption: 'How to set up notifications.' },
      ],
      image: [
        { name: 'security_section.png', caption: 'This is where "Security" is.' },
        { name: 'login_screen.png', caption: 'Press this link on the login screen.' },
        { name: 'notification_settings.png', caption: 'These are the switches.' },
      ],
    },
  },
});

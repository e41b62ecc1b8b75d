// The lock of the window.
export const lock = {
  title: "Locked – Partner Desk",
  heading: "Partner Desk is locked",
  kept: "Nothing is closed: what you typed is still there, and what was running goes on.",
  anybody:
    "This workspace has no passphrase, so whoever sits at your session can unlock it. You can add one on the page “Workspaces”.",
  passphrase: "Passphrase",
  recovery: "Recovery key",
  needSecret: "Type what unlocks it.",
  unlock: "Unlock",
  unlocking: "One moment…",
  instead: {
    presence: "Let the system look who sits here",
    keychain: "Use the system’s keychain",
    passphrase: "Use the passphrase",
    recovery: "Use the recovery key",
  },
  wait_one: "The next try is in {{count, number}} second.",
  wait_other: "The next try is in {{count, number}} seconds.",
  again: "You can try again.",
} as const;

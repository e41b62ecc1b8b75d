// The keys and copies of the open workspace; its name, and forgetting it.
export const keys = {
  title: "Keys",
  intro:
    "What opens this workspace on this computer. Whoever has it open may change that: it needs no right and no hub, and others keep their own keys.",
  madeAt: "Made on {{date}}",
  madeUnknown: "It is not known when it was made.",
  inKeyFile: "In the key file",
  hints: {
    keychain: "Opens the workspace by itself when you are signed in to this computer.",
    passphrase: "You type it each time you open the workspace.",
    recovery: "Opens it when everything else is lost.",
  },
  with: {
    keychain: "the system’s keychain",
    passphrase: "its passphrase",
    recovery: "its recovery key",
    keyFile: "the key file",
  },
  cover: {
    edit: "Name and colour",
    hint: "On this computer. Others keep theirs.",
    save: "Save",
    saved: "The workspace is called “{{name}}” here now.",
  },
  passphrase: {
    add: "Add a passphrase",
    change: "Change the passphrase",
    before:
      "The passphrase before opens this workspace no more. Backup files that were made with it still open with it.",
    save: "Save the passphrase",
    saved: "The new passphrase opens the workspace.",
    remove: "Remove the passphrase",
    removeQuestion:
      "The workspace opens without a passphrase from then on, in the other ways that are listed here. Backup files that were made with it still open with it.",
    removeAction: "Remove",
    removed: "No passphrase opens the workspace any more.",
  },
  recovery: {
    make: "New recovery key",
    question:
      "A new recovery key takes the place of the one before once you have typed it back. Keep the old one as long as you keep backup files from before: they still open with it.",
    first: "This workspace has no recovery key. It gets one once you have typed it back.",
    show: "Show the new key",
    typeBack:
      "Type the recovery key from where you put it. Only then it takes the place of the one before.",
    replace: "Use this key from now on",
    made: "The new recovery key opens the workspace.",
  },
  change: {
    button: "Change the data key",
    means:
      "The workspace’s file and its copies on this computer are encrypted anew, and every way to open them is made anew: the keychain’s by itself, the passphrase stays the same, and you get a new recovery key.",
    why: "This is for when somebody may have got hold of the key itself, or of an old backup with its passphrase. What they copied before stays readable to them.",
    before:
      "Backup files that you made before, and what was set aside, keep their old key: they open with the old recovery key, or the passphrase of then. Keep it as long as you keep them.",
    passphrase: "Passphrase of this workspace",
    start: "Begin",
    typeBack:
      "Type the new recovery key from where you put it. Then the workspace is encrypted anew.",
    action: "Change the data key",
    meanwhile:
      "The workspace is being encrypted anew. If the program ends meanwhile, the next opening goes on or takes it back.",
    done_one: "The data key is changed, in {{count, number}} copy too.",
    done_other: "The data key is changed, in {{count, number}} copies too.",
    aside_one: "{{count, number}} copy could not be opened, or is damaged, and is set aside.",
    aside_other: "{{count, number}} copies could not be opened, or are damaged, and are set aside.",
    underWay: "The workspace and its copies are being encrypted anew",
    failed: "The data key was not changed. {{why}}",
    unfinished:
      "The workspace has its new key, and the new recovery key opens it. Something else could not be done yet: {{why}} The next opening goes on with it.",
    keychainLost:
      "No keychain answers on this computer, so none opens the workspace any more. Once one answers, choose “Let the keychain open it”.",
    oldBackups:
      "Backup files that you made by hand keep their old key. Partner Desk keeps no list of them.",
    oldKey_one: "So does what was set aside, in the folder of Partner Desk:",
    oldKey_other:
      "So do these {{count, number}} that were set aside, in the folder of Partner Desk:",
    keychainLeft:
      "The keychain did not let go of the old entry. By itself that opens nothing; remove it in the keychain’s own program.",
  },
  keychain: {
    let: "Let the keychain open it",
    letDone: "The keychain opens the workspace from now on.",
    stop: "Stop opening with the keychain",
    question:
      "The workspace does not open by itself from then on; you open it in the other ways that are listed here.",
    stopAction: "Stop it",
    stopDone: "The keychain does not open the workspace any more.",
  },
  unopened: {
    button: "Forget “{{name}}” without opening it",
    means:
      "This is for a workspace that no key opens any more, or whose file is damaged. It leaves this computer’s list.",
    unseen:
      "What was never sent from it cannot be seen or exported without a key. It stays in the folder.",
    kept: "Nothing is deleted: the folder is moved to “set-aside” in the folder of Partner Desk and stays there, encrypted. The keychain keeps what it has of it. Should a key be found, choose “Restore a backup” and there the file “workspace.db” in that folder.",
    done: "The workspace is forgotten. Its folder is “set-aside/{{folder}}”, with everything in it.",
    later:
      "Should a key of it be found, choose “Restore a backup” and there the file “workspace.db” in this folder.",
  },
  copies: {
    title: "Copies",
    intro:
      "Partner Desk copies the workspace once a day, encrypted, on this computer. It keeps the newest copy of each of seven days, four weeks and twelve months. You see what is inside before anything is restored.",
    none: "There is no copy yet.",
    now: "Copy now",
    done: "The workspace is copied.",
  },
  forget: {
    button: "Forget…",
    buttonOf: "Forget “{{name}}”",
    means:
      "The workspace leaves this computer’s list. Nothing is deleted: its folder is moved to “set-aside” in the folder of Partner Desk and stays there, encrypted, until you delete it yourself.",
    opens: "The folder can still be opened with {{ways}}.",
    keychain:
      "The keychain forgets it: the key of the workspace, and the key of this device where there is a hub. The hub and others keep what they have.",
    nothingUnsent: "Everything is sent.",
    unsent_one: "{{count, number}} change was never sent:",
    unsent_other: "{{count, number}} changes were never sent:",
    unsentList: "Changes that were never sent",
    more_one: "and {{count, number}} more",
    more_other: "and {{count, number}} more",
    exportFirst: "Export what was not sent first. Then the workspace can be forgotten.",
    exported: "These changes are in the file that you exported.",
    lists_one:
      "The rows of {{count, number}} price list among them are not in the file; they stay in the folder.",
    lists_other:
      "The rows of {{count, number}} price lists among them are not in the file; they stay in the folder.",
    typeName: "Type the name of the workspace: {{name}}",
    needName: "Type the name.",
    action: "Forget the workspace",
    done: "The workspace is forgotten. Its folder is “set-aside/{{folder}}”.",
    back: "To bring it back, choose “Restore a backup” and there the file “workspace.db” in this folder.",
    keychainLeft:
      "The keychain did not let go of an entry of it. By itself that opens nothing; remove it in the keychain’s own program.",
  },
} as const;

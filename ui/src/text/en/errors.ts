// What each error code says to a person. `about` is used where the error names
// what it is about, `because` where it names a reason that has words of its own.
import type { ErrorCode } from "../../ipc/bindings";

export const errors = {
  plain: {
    no_workspace: "No workspace is open, or there is no such workspace.",
    workspace_name_taken: "There is already a workspace of that name. Choose another name.",
    bad_name: "This name cannot be used. It must not be empty or very long.",
    bad_passphrase: "This passphrase cannot be used. It needs at least 12 characters.",
    locked: "The window is locked.",
    try_later: "There were too many wrong tries. Wait a little.",
    not_confirmed: "The system did not confirm who sits here.",
    wrong_key: "That does not open it. Check what you typed and try again.",
    recovery_key_mistyped: "There is a slip in the recovery key. Compare it group by group.",
    recovery_key_wrong: "This is a recovery key, but not the one of this workspace.",
    keychain_unavailable:
      "The system’s keychain does not answer. Unlock it and try again, or use another way.",
    draft_gone: "What was begun is gone. Begin again.",
    workspace_damaged:
      "The file of this workspace is damaged. It was set aside, nothing was overwritten. You can restore a backup.",
    name_differs: "This is not the name of the workspace. Type it as it stands there.",
    unsent_not_exported:
      "Changes were never sent, and not all of them are in an exported file yet. Export them first.",
    last_key: "Nothing else would open this workspace. Make another way to open it first.",
    still_opens:
      "This workspace opens on this computer. Open it and forget it there: what was never sent is listed then.",
    workspace_in_use:
      "Another program has this workspace open. Close it there, then try again. Nothing was changed.",
    read_only: "This workspace can only be looked at.",
    backup_unreadable: "This file is not a backup that can be read.",
    file_unreadable: "The file cannot be read.",
    file_unwritable: "The file cannot be written. Is there room, and may you write there?",
    file_gone: "The chosen file is not known any more. Choose it again.",
    not_a_price_list: "This file is not a price list. Nothing was changed.",
    not_a_list_of_people: "This file is not a list of people. Nothing was changed.",
    price_list_kind_unread: "This kind of price list cannot be read yet. Nothing was changed.",
    archive_refused: "This archive was refused: it is too large, or not what it should be.",
    month_unknown: "The list does not say its month. Choose it.",
    dates_ambiguous:
      "Dates like 2/1/2025 can be meant in two ways in this file. Say which one is right.",
    bad_correction: "One of the corrections cannot be used.",
    rows_refused: "Some rows cannot be read, so the whole file was refused, as you asked.",
    no_rows: "There is no row that can be read. Nothing was changed.",
    already_imported: "This very file is imported already.",
    no_such_list: "There is no such price list any more.",
    bad_offer_id: "This is not the id of an offer.",
    offer_not_in_list: "This offer is not in a current price list.",
    offer_end_of_sale: "The current price list says that this offer ends; it cannot be featured.",
    offer_is_add_on: "An add-on is only sold on top of another offer; it cannot be featured.",
    offer_not_featured: "This offer is not featured any more.",
    featured_full: "All featured places are taken. Remove one of the featured offers first.",
    bad_position: "There is no such place among the featured offers.",
    bad_filter: "The catalog cannot be narrowed down like this.",
    bad_view: "No table can be shown like this.",
    view_not_found: "There is no such view any more.",
    view_name_taken: "Another view has this name already. Choose another one.",
    bad_market: "A market has two letters, like FR or US.",
    bad_user_field: "One of the details is missing, is too long or has not the form it needs.",
    user_not_found: "There is no such person in this workspace any more.",
    user_name_taken: "Another person has this user name already. Choose another one.",
    last_admin:
      "The workspace needs at least one active global admin. Make somebody else one first.",
    not_on_oneself: "You cannot do this to yourself. Ask another administrator.",
    more_powerful: "Only a global admin can change a global admin.",
    out_of_reach: "This person has roles in the tenant, which an account admin does not reach.",
    role_not_assignable: "Your roles do not let you give or take this role.",
    guest_role: "A guest may not hold this role.",
    one_role_per_category:
      "A person holds one role of each category. Take the other one back, or swap them.",
    read_only_detail: "Another directory keeps this detail. Change it there.",
    bad_account_field: "The field has not the form it needs, or is too long.",
    account_field_not_found: "The account has no such field.",
    field_locked: "This field cannot be changed here.",
    nothing_to_carry: "Nothing of this field waits to be carried over.",
    bad_profile_file: "This is no profile in the shape of the interface.",
    password_kept_elsewhere: "Another directory keeps this person’s password. It is reset there.",
    restore_too_late: "The 30 days in which this person could be brought back are over.",
    bad_location: "The MPN id of a location is a number of at most 10 digits.",
    template_not_found: "There is no such role template any more.",
    request_not_found: "There is no such password request.",
    request_settled: "This password request was done or withdrawn meanwhile.",
    bad_envelope:
      "An envelope takes a password of 1 to 256 characters on one line, 1 to 10 openings and 1 to 168 hours; whom it was handed to takes 1 to 200 characters.",
    envelope_not_found: "There is no such envelope on this computer.",
    envelope_ended:
      "This envelope cannot be opened any more. If the person still needs a password, make a new one in the portal.",
    bad_task: "There is no such task.",
    tasks_unreachable: "No set of roles covers all of these tasks within these rules.",
    nothing_staged: "There is no change of roles to commit.",
    device_not_found: "There is no such device in this workspace.",
    conflict_not_found: "There is no such conflict any more.",
    conflict_closed: "This conflict was settled otherwise meanwhile.",
    bad_choice: "This field cannot hold what you chose.",
    bad_role: "There is no such role.",
    command_not_found: "This device made no such change.",
    command_not_refused: "This change still waits, or somebody looked after it already.",
    no_hub: "This workspace has no hub.",
    already_on_hub: "This workspace has a hub already, or is on this hub already.",
    workspace_here:
      "This workspace is on this computer already. Open it first, then follow the invitation; its unsent changes come along.",
    invitation_invalid: "This text is no invitation, or it is one for something else.",
    invitation_mistyped:
      "A part of the invitation is missing or a letter is wrong. Copy the whole text again.",
    invitation_expired: "This invitation was used, was taken back, or is over. Ask for a new one.",
    hub_unreachable: "The hub does not answer. Your work is kept and will be sent.",
    hub_not_trusted:
      "Somebody answers who is not the hub that is known. Nothing was sent. Ask whoever keeps the hub.",
    hub_busy: "The hub has too much to do now. Try again later; your work is kept.",
    hub_restored:
      "The hub was restored from a backup. A global admin has to confirm it first; your work is kept.",
    device_revoked:
      "This device was shut out. Nothing is lost: you can export the changes that were not sent.",
    sign_in_closed:
      "This device’s sign-in was used twice, so the hub closed it. Join again with a new invitation; your work is kept.",
    too_old:
      "The hub speaks a newer language than this program. Install the newer version; your work is kept.",
    sync_stopped:
      "What came from the hub does not fit together. None of it was taken; nothing is lost.",
    nothing_to_undo: "There is nothing to undo.",
    nothing_to_redo: "There is nothing to redo.",
    not_allowed: "You are not allowed to do this.",
    cancelled: "Stopped. Nothing was changed.",
    disk_full: "The disk is full. Make room and try again; nothing was lost.",
    internal: "Something went wrong in Partner Desk itself. Nothing was lost.",
  } as const satisfies Record<ErrorCode, string>,
  about: {
    workspace_name_taken: "There is already a workspace “{{ref}}”. Choose another name.",
    dates_ambiguous:
      "A date like “{{ref}}” can be meant in two ways in this file. Say which one is right.",
    internal: "Something went wrong in Partner Desk itself. Nothing was lost. (Reference {{ref}})",
  } as const satisfies Partial<Record<ErrorCode, string>>,
  because: {
    not_a_price_list: {
      empty: "The file is empty. Nothing was changed.",
      binary: "This is not a text file, so it is not a price list. Nothing was changed.",
      other_file: "This is another kind of file, not a price list. Nothing was changed.",
      old_workbook:
        "This is no price list as CSV or .xlsx: a workbook in an older form, one with a password, or another document. Save it as .xlsx in Excel. Nothing was changed.",
      missing_columns: "The header lacks columns that a price list needs. Nothing was changed.",
      no_header: "None of the first lines names the columns of a price list. Nothing was changed.",
      no_rows: "The file has a header and no rows. Nothing was changed.",
    },
    not_a_list_of_people: {
      empty: "The file is empty. Nothing was changed.",
      binary: "This is not a text file, so it is not a list of people. Nothing was changed.",
      other_file: "This is another kind of file, not a list of people. Nothing was changed.",
      old_workbook:
        "This is no list of people as CSV or .xlsx: a workbook in an older form, one with a password, or another document. Save it as .xlsx in Excel. Nothing was changed.",
      missing_columns:
        "The header lacks columns that a list of people needs: user name and display name. Nothing was changed.",
      no_header:
        "None of the first lines names the columns of a list of people. Nothing was changed.",
      no_rows: "The file has a header and no rows. Nothing was changed.",
    },
    price_list_kind_unread: {
      azure_plan:
        "This is an Azure plan price sheet, which cannot be read yet. Nothing was changed.",
      offer_matrix: "This is an offer matrix, which cannot be read yet. Nothing was changed.",
      exchange_rates:
        "This is a table of foreign exchange rates, which cannot be read yet. Nothing was changed.",
    },
    archive_refused: {
      archive_damaged: "The archive is damaged.",
      archive_encrypted: "The archive is protected by a password. Unpack it first.",
      archive_too_many_entries: "The archive holds too many files.",
      archive_too_big: "What the archive holds is too large.",
      archive_bomb: "The archive unpacks to far more than a price list would.",
      archive_lying_size: "The archive holds more than it says.",
      archive_nested: "The archive holds another archive instead of a price list. Unpack it first.",
      archive_no_list: "The archive holds no price list.",
      archive_several_lists: "The archive holds several lists. Unpack it and choose one.",
    },
    bad_correction: {
      kind: "This kind cannot be used.",
      market: "A market has two letters, like FR or US.",
      currency: "A currency has three letters, like EUR.",
      month: "This month cannot be used.",
    },
    bad_user_field: {
      display_name: "The name is missing or too long: at most 256 characters.",
      first_name: "The first name is too long: at most 64 characters.",
      last_name: "The last name is too long: at most 64 characters.",
      user_name:
        "The user name looks like name@domain and has at most 113 characters, at most 64 of them before the @.",
      contact_email: "The contact e-mail is not an address.",
      phone: "The phone number is too long: at most 64 characters.",
      usage_location: "The usage location has two letters, like FR or US.",
      preferred_language: "The preferred language is a code such as fr or en-GB.",
      job_title: "The job title is too long: at most 128 characters.",
      department: "The department is too long: at most 64 characters.",
      office: "The office is too long: at most 128 characters.",
      mobile: "The mobile number is too long: at most 64 characters.",
      notes: "The notes are too long: at most 4,000 characters.",
      user_type: "Somebody is a member or a guest.",
      domain_type: "A domain is of no kind, managed or federated.",
      last_directory_sync: "This is not a moment in time.",
      directory_id: "The directory id is a GUID.",
      mfa_state: "Multifactor authentication is disabled, enabled or enforced.",
      learn_id: "The Learn account is too long: at most 64 characters.",
      origin: "Somebody was created here or observed in the directory.",
    },
    sync_stopped: {
      key_missing:
        "This device’s key for the hub is not in the system’s keychain any more. Join again with a new invitation; your work is kept.",
      in_use:
        "The workspace is open in another program on this computer. Close it there; the next exchange goes on.",
      not_carried:
        "The changes that were not sent could not be carried over, so everything was left as it was. Nothing is lost.",
    },
    bad_name: {
      name: "This name of the workspace cannot be used. It must not be empty or very long.",
      user_name: "This name cannot be used. It must not be empty or very long.",
    },
  } as const satisfies Partial<Record<ErrorCode, Readonly<Record<string, string>>>>,
} as const;

// Where at Microsoft a password is reset. Links are shown and copied, never opened.

/** “User management” of Partner Center. */
export const USER_MANAGEMENT = "https://partner.microsoft.com/dashboard/account/v3/usermanagement";

/** The account itself in the directory, where its object id is known. */
export const accountLink = (directoryId: string) =>
  `https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/${encodeURIComponent(directoryId)}`;

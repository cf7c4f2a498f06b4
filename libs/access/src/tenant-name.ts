/** How tenants are called, in the words of an expression: whatever names one in its text, names it like this. */
export const tenantName = '[a-z0-9][a-z0-9-]{0,62}';

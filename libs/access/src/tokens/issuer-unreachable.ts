/** The identity provider does not answer, so nobody can say whether a token is good. */
export class IssuerUnreachable extends Error {}

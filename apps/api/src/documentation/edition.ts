/** The version of OpenAPI in which the document is written; 3.0 is for gateways that have not learnt 3.1 yet. */
export type Edition = '3.1' | '3.0';

/** Who reads the document: programs get all of it; a gateway that makes tools for agents gets the operations that are tools. */
export type Purpose = 'programs' | 'tools';

/** The version of OpenAPI in which the document is written; 3.0 is for gateways that have not learnt 3.1 yet. */
export type Edition = '3.1' | '3.0';

/** For whom: programs are told all; a gateway that makes tools for agents of it, the operations that are tools. */
export type Purpose = 'programs' | 'tools';

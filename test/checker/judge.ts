import type { Finding, History } from './history.js';

/** Whether what was answered is so, and what is there may be: nothing is what everybody wants. */
export const judge = (_history: History): Finding[] => [];

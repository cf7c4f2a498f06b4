/** What was looked at and how it stands; `todo` says what to do about it. */
export interface Finding {
  readonly level: 'ok' | 'doubtful' | 'bad';
  readonly what: string;
  readonly says: string;
  readonly todo?: string;
}

export const ok = (what: string, says: string): Finding => ({ level: 'ok', what, says });

export const doubt = (what: string, says: string, todo: string): Finding => ({ level: 'doubtful', what, says, todo });

export const wrong = (what: string, says: string, todo: string): Finding => ({ level: 'bad', what, says, todo });

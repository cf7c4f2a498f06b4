import type { Code } from '../../http/problems/problem-kinds.js';
import { atTheDoor } from './at-the-door.js';
import { conflicts } from './conflicts.js';
import type { Explanation } from './explanation.js';
import { sendingAgain } from './sending-again.js';

/** A new code does not compile until somebody has explained it. */
export const explanations: Readonly<Record<Code, Explanation>> = { ...atTheDoor, ...conflicts, ...sendingAgain };

import { spawn } from 'node:child_process';
import { endProcessWithUs } from '#test/harness/databases/end-with-us';

/** A process that has started another one, whose id it prints, and waits to be killed. */
const child = spawn('sleep', ['600'], { stdio: 'ignore' });
endProcessWithUs(child);
console.log(child.pid);

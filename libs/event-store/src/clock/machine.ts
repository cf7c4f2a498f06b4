/** What a process has of its own to tell the time by, in milliseconds. */
export interface Machine {
  /** Never set; it stands still while the machine sleeps. */
  monotonic(): number;
  /** As somebody has set it, since the epoch. Good for doubting another clock, never for deciding. */
  wall(): number;
}

/** The only place that asks the clock of this machine. */
export const machine: Machine = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
};

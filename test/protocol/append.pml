/*
 * How one booking gets into the log, and what may go wrong on its way: two processes, three commands, one failover.
 *
 * What is modelled is what the code does, each part named after the one that it stands for:
 *   Backend           libs/event-store/src/sql/functions/append.sql, a statement a step, as READ COMMITTED takes them
 *   Writer            libs/event-store/src/writing/shard-writer.ts, with what fate/befall.ts makes of each outcome
 *   under_lock        libs/event-store/src/writing/locked-round.ts
 *   decide            libs/booking/src/domain/decisions/bookings/book-slot.ts: a slot that is taken is refused
 *   Failover          a standby that lacks the last commits takes over
 *
 * One stream, the agenda of a day, so its versions are the positions of the log. One command a call: a group is settled as
 * a whole or command by command in the same transaction. The database's keys (position, version, command) are left out:
 * they are a net, and what is proven here is that nobody falls into it.
 *
 * Without -D nothing may go wrong. Each of these takes a part of the protocol away, and the search finds what it was for:
 *   -DNO_LOCK     nobody locks the shard's row
 *   -DNO_ID       an expectation is a version, without the id of the event that stands there
 *   -DNO_KNOWN    nobody looks whether the command is known, which goes before its expectations
 *   -DNO_SETTLE   a refusal is told from memory
 *   -DSAME_IDS    what is sent again has the ids of before. What the failover took may be stored anew by its old id: whoever has
 *                 read the lost past cannot tell by that id that it was lost
 */
#ifndef LOSSES
#define LOSSES 1        /* answers that are lost, beside those that the failover takes */
#endif
#define SENDS 2         /* befall.ts, sends: there it is 3 */
#define COMMANDS 3
#define IDS 8           /* for each command */
#define MADE(e) (((e) - 1) / IDS)       /* by which command an event was made */
#define NTH(e) (((e) - 1) % IDS)

#define SLOT(c) ((c) == 0 -> 1 : 2)     /* the first wants one slot, the two others want another one */

typedef Past { byte id[4]; byte n };    /* the ids of a stream's events, from the first one on */

hidden byte k, i, mine, theirs; /* counted with inside a step, and no part of any state */
hidden byte is_there, ok;

Past log;               /* what is committed */
Past cache[2];          /* streams/stream-cache.ts: what each process believes it to be */
bool locked;            /* shard_heads, for update */
byte epoch;             /* 1 once the standby has taken over: whoever was connected before is cut off */
byte lost;

byte drawn[COMMANDS];   /* each decision draws new ids for its events, and so does each sending: writing/verdict.ts, group.ts */
byte gone[COMMANDS];    /* those of them that the failover took, a bit each */

#define NEW 0
#define ASKED 1
#define UNSURE 2
#define SUCCESS 3
#define REFUSED 4
byte told[COMMANDS];    /* UNSURE: OutcomeUnknown, and the client may ask the other process with the same key */
byte asks;              /* of the second command */
bool was_true[COMMANDS];        /* a refusal was true at some moment since it was asked for: somebody else has the slot */

mtype = { BEHIND, KNOWN, STORED, NONE };
mtype outcome[2] = NONE;
byte known_as[2];       /* settled_before.sql: the event that the command is known by */
byte sent[2];           /* which call of a process is waited for, 0: none; what others answer nobody hears */

/* ---- what is true, and what must be ---- */

inline in_log(c, e) {           /* e: the event of command c, 0 where there is none */
  e = 0;
  for (k : 0 .. 2) { if :: k < log.n && MADE(log.id[k]) == c -> e = log.id[k] :: else fi }
}

inline look() {                 /* after everything that changes the log, in the same step */
  for (i : 0 .. COMMANDS - 1) {
    mine = 0; theirs = 0;
    for (k : 0 .. 2) {
      if
      :: k < log.n && MADE(log.id[k]) == i -> mine++
      :: k < log.n && MADE(log.id[k]) != i && SLOT(MADE(log.id[k])) == SLOT(i) -> theirs++
      :: else
      fi
    }
    assert(mine <= 1);                          /* every command once */
    assert(mine == 0 || theirs == 0);           /* no slot given away twice */
    if :: mine == 0 && theirs > 0 && told[i] == ASKED -> was_true[i] = true :: else fi
  }
}

inline tell(c, what, e) {
  if
  :: what == SUCCESS ->
    is_there = false;
    for (k : 0 .. 2) { if :: k < log.n && log.id[k] == e -> is_there = true :: else fi }
    assert(MADE(e) == c && (is_there || (gone[c] >> NTH(e)) & 1))   /* what is acknowledged is stored, or a failover took it */
  :: what == REFUSED -> assert(was_true[c])             /* what is refused was so, and not by its own success */
  :: else
  fi;
  was_true[c] = false;
  told[c] = what
}

/* ---- deciding ---- */

inline draw(c, e) { assert(drawn[c] < IDS); e = c * IDS + drawn[c] + 1; drawn[c]++ }

inline decide(p, c, e) {        /* e: a new event, or 0 for a refusal */
  e = 1;
  for (k : 0 .. 2) { if :: k < cache[p].n && SLOT(MADE(cache[p].id[k])) == SLOT(c) -> e = 0 :: else fi }
  if :: e == 1 -> draw(c, e) :: else fi
}

inline expects(p, n, id) {      /* group.ts, call */
  n = cache[p].n;
  if :: n > 0 -> id = cache[p].id[n - 1] :: else -> id = 0 fi
}

inline stands(n, id, ok) {      /* append.sql: h.version <> x.version or h.id is distinct from x.event */
  ok = (log.n == n);
#ifndef NO_ID
  if :: ok && n > 0 && log.id[n - 1] != id -> ok = false :: else fi
#endif
}

inline store(e) {
  assert(!((gone[MADE(e)] >> NTH(e)) & 1));     /* an id that a failover took stands for that past alone */
  log.id[log.n] = e; log.n++; look()
}

/* ---- append.sql ---- */

/* Behind the lock nobody sees what a call has done so far, so that it is one step; without the lock each statement is one. */
#ifdef NO_LOCK
#define NEXT }; atomic { if :: epoch != was -> goto cut :: else fi;
#else
#define NEXT
#endif

proctype Backend(byte p, c, e, n, id) {
  byte was = epoch, known; bool fits; mtype what = NONE;

  if
  :: e == 0                     /* without events nothing is locked, and each statement sees what was committed before it */
#ifndef NO_LOCK
  :: atomic { e != 0 && (!locked || epoch != was) -> if :: epoch == was -> locked = true :: else -> goto cut fi }
#else
  :: e != 0
#endif
  fi;
  atomic {                      /* the expectations */
    if :: epoch != was -> goto cut :: else fi;
    stands(n, id, fits);
    if :: e != 0 -> goto behind_the_lock :: else fi
  };
  atomic {                      /* settled_before: what is known goes before what is expected */
    if :: epoch != was -> goto cut :: else fi;
behind_the_lock:
    NEXT
#ifndef NO_KNOWN
    in_log(c, known);
    if :: known != 0 -> what = KNOWN :: else fi;
#endif
    if :: what == NONE && !fits -> what = BEHIND :: else fi;
    NEXT                        /* the rows, the commit that ends the lock, and the answer, which may be heard or not */
    if :: what == NONE -> what = STORED; if :: e != 0 -> store(e) :: else fi :: else fi;
#ifndef NO_LOCK
    if :: e != 0 -> locked = false :: else fi;
#endif
    if :: sent[p] == _pid -> outcome[p] = what; known_as[p] = known :: else fi
  };
cut: skip
}

/* ---- shard-writer.ts: one call in flight ---- */

inline under_lock() {           /* lock, read what is there, decide, append, commit, in one transaction */
  skip;
cut:
  was = epoch;
#ifndef NO_LOCK
  atomic { !locked || epoch != was -> if :: epoch == was -> locked = true :: else -> goto cut fi };
#endif
  atomic {
    if :: epoch != was -> goto cut :: else fi;          /* cut off before the commit: nothing of it is stored */
    cache[p].n = log.n;         /* load-streams.ts, loadUnderLock: a past that is another one is dropped */
    for (k : 0 .. 3) { cache[p].id[k] = (k < log.n -> log.id[k] : 0) }
    NEXT
    decide(p, c, e);
    expects(p, n, id);
    what = NONE; known = 0;
#ifndef NO_KNOWN
    in_log(c, known);
    if :: known != 0 -> what = KNOWN :: else fi;
#endif
    NEXT
    stands(n, id, ok);
    if :: what == NONE && !ok -> what = BEHIND :: else fi;
    if :: what == NONE -> what = STORED; if :: e != 0 -> store(e) :: else fi :: else fi;
#ifndef NO_LOCK
    locked = false;
#endif
    if                          /* the answer to the commit is lost: the next round finds it, or proves that it is not there */
    :: lost < LOSSES -> lost++; goto cut
    :: what == BEHIND -> goto cut
    :: what == STORED || what == KNOWN
    fi
  };
  atomic { if :: epoch != was -> goto cut :: else fi }
}

active [2] proctype Writer() {
  byte p = _pid, c, e, n, id, was, sends, known; mtype what;

next:
  atomic {                      /* somebody asks: the first at one process, which of the two are alike; the second one asks again */
    if
    :: told[0] == NEW && p == 0 -> c = 0
    :: told[1] == NEW || (told[1] == UNSURE && asks < 2) -> c = 1
    :: told[2] == NEW -> c = 2
    :: (told[0] > ASKED || p == 1) && told[1] > ASKED && (told[1] != UNSURE || asks == 2) && told[2] > ASKED -> goto over
    fi;
    e = 0; n = 0; id = 0; was = 0; sends = 0; known = 0; what = NONE;   /* what is remembered is the cache */
    told[c] = ASKED;
    if :: c == 1 -> asks++ :: else fi;
    look();
    decide(p, c, e);            /* on what is in memory */
    expects(p, n, id)
  };
#ifdef NO_SETTLE
  atomic { if :: e == 0 -> tell(c, REFUSED, 0); goto next :: else fi };
#endif

send:
  atomic {
#ifndef SAME_IDS
    if :: sends > 0 && e != 0 -> draw(c, e) :: else fi; /* group.ts, renew */
#endif
    sends++; was = epoch; sent[p] = run Backend(p, c, e, n, id)
  };
  atomic {
    if
    :: outcome[p] != NONE -> what = outcome[p]; known = known_as[p]
    :: outcome[p] == NONE && lost < LOSSES -> lost++; what = NONE
    :: epoch != was -> what = NONE                      /* the answer was on its way */
    fi;
    sent[p] = 0; outcome[p] = NONE; known_as[p] = 0
  };
  if
  :: what == NONE && sends < SENDS -> goto send         /* what was decided: looking it up would prove nothing */
  :: atomic { what == NONE && sends == SENDS && e != 0 -> tell(c, UNSURE, 0); goto next }
  :: what == BEHIND || (what == NONE && sends == SENDS && e == 0) -> under_lock()
  :: what == STORED || what == KNOWN
  fi;
  atomic {                      /* conclude.ts */
    if
    :: what == KNOWN -> tell(c, SUCCESS, known)
    :: what == STORED && e == 0 -> tell(c, REFUSED, 0)
    :: what == STORED && e != 0 -> cache[p].id[n] = e; cache[p].n = n + 1; tell(c, SUCCESS, e)
    fi;
    goto next
  };
over: skip
}

/* ---- the standby lacks any number of the last commits ---- */

active proctype Failover() {
  byte left;
end:
  atomic {
    epoch == 0 -> select(left : 0 .. 3);
    if :: left > log.n -> left = log.n :: else fi;
    for (k : 0 .. 2) { if :: k >= left && k < log.n -> gone[MADE(log.id[k])] = gone[MADE(log.id[k])] | (1 << NTH(log.id[k])); log.id[k] = 0 :: else fi };
    log.n = left;
    epoch = 1; locked = false; left = 0;
    look()
  }
}

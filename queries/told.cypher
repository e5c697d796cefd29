// What @kept kept: its claims again, each with what it passed with.
UNWIND c_kept AS c_one
WITH keys, c_one.claim AS c, c_one.holds AS c_holds, c_one.disputed AS c_disputed, c_one.rivals AS c_rivals

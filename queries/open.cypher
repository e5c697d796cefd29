// What the contract comes to where nobody asks anything of it: the same rows as those of contract.cypher with its
// parameters left open, in a statement that a server plans in a fraction of the time. Which claims speak against one is
// then no condition, so that it is looked up for what is shown alone (against.cypher).
WITH *, null AS c_holds, null AS c_rivals, coalesce(c.disputed, false) AS c_disputed
WHERE c.status <> 'retracted'

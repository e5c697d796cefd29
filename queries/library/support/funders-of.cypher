// Who gave money to somebody or something, each giver once
// What is only meant to be given makes nobody a funder; `funded` shows that too.
// ---
// asks:
//   - Who are the funders of {entity}?
//   - Who finances {entity}?
//   - Where does the money of {entity} come from?
//   - Who bankrolled {entity}?
//   - From whom did {entity} get money?
//   - Who paid for {entity} in {as_of}?
//   - Where does {entity} get its money from?
//   - Where did {entity} get money from?
//   - Who provides the money for {entity}?
//   - How is {entity} funded?
//   - How is {entity} financed?
//   - What are the sources of money of {entity}?
//   - Who are {entity}'s financial backers?
//   - From where does the funding of {entity} come?
//   - By whom is {entity} financed?
// params:
//   entity: {type: [Person, Organization, Programme, Event], description: who or what received money, example: hamas}
// columns:
//   giver: {type: Entity, description: who gave}
//   receiver: {type: Entity, description: who or what received}
//   sums: {type: text, many: true, description: 'the sums that are named, each apart'}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
MATCH (giver:Entity)-[r:FUNDED]->(receiver:Entity {id: $entity})
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by giver, receiver
RETURN giver.name AS giver, receiver.name AS receiver,
  COLLECT {
    UNWIND admitted AS a
    WITH DISTINCT a.bound AS bound, a.amount AS amount, a.currency AS currency WHERE amount IS NOT NULL
    WITH CASE WHEN coalesce(bound, 'exact') = 'exact' THEN '' ELSE bound + ' ' END
      + CASE WHEN amount = toInteger(amount) THEN toString(toInteger(amount)) ELSE toString(amount) END
      + coalesce(' ' + currency, '') AS said
    RETURN said ORDER BY said
  } AS sums,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY since, giver

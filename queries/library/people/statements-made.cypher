// What somebody said: what sources attribute to them, and their praise, warnings, threats, pledges and the like
// Plans and denials are shown too. Whether what was said is true is another matter.
// ---
// asks:
//   - What did {entity} say?
//   - Which statements did {entity} make?
//   - What did {entity} say in {as_of}?
//   - What did {entity} say about {target}?
//   - What has {entity} declared?
//   - What did {entity} announce?
//   - What has {entity} said?
//   - What does {entity} say?
//   - What is {entity} quoted as saying?
//   - What did {entity} claim?
//   - What did {entity} allege?
//   - What did {entity} warn of?
//   - What did {entity} promise?
//   - What did {entity} tell others?
//   - What were the words of {entity}?
//   - What is attributed to {entity}?
//   - What did {entity} think of {target}?
//   - What did {entity} say of {target}?
//   - What did {entity} call {target}?
//   - How did {entity} call {target}?
//   - How did {entity} speak of {target}?
//   - What did {entity} write?
//   - What did {entity} reveal?
//   - What did {entity} reveal about {target}?
//   - Did {entity} say anything about {target}?
//   - Statements by {entity}
// params:
//   entity: {type: [Person, Organization], description: who spoke, example: hassan-nasrallah}
//   target: {type: Entity, description: 'about whom or what, where only that is of interest', required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   speaker: {type: Entity, description: who spoke}
//   statement: {type: text, description: 'what was said, in the words of whoever annotated it'}
//   kind: {type: text, description: 'the type of the claim, such as praised or threatened'}
//   about: {type: Entity, many: true, description: about whom or what}
//   polarity: {type: text, description: asserts or denies}
//   dated: {type: date, description: when}
// ---
MATCH (speaker:Entity {id: $entity})
CALL (speaker) {
  MATCH (speaker)<-[:SAID_BY]-(c:Claim)
  RETURN c
  UNION
  MATCH (speaker)<-[:SUBJECT]-(c:Claim)
  WHERE c.predicate IN ['SAID', 'PRAISED', 'WARNED', 'CRITICISED', 'CONDOLED_WITH', 'CLAIMED_CREDIT_FOR', 'EULOGISED',
    'THREATENED', 'PLEDGED', 'ANNOUNCED', 'SPOKE_AT', 'REQUESTED', 'OFFERED']
  RETURN c
}
WITH speaker, c
WHERE $target IS NULL OR EXISTS { (c)-[:SUBJECT|OBJECT]->(:Entity {id: $target}) }
// @statements c
RETURN speaker.name AS speaker, c.statement AS statement, toLower(replace(c.predicate, '_', ' ')) AS kind,
  COLLECT {
    MATCH (c)-[:SUBJECT|OBJECT]->(about:Entity) WHERE about <> speaker
    RETURN DISTINCT about.name AS name ORDER BY name
  } AS about,
  c.polarity AS polarity, c.`when` AS dated,
  c_holds AS holds, c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by, [c.id] AS claims
ORDER BY c.start_earliest, c.id
LIMIT $limit

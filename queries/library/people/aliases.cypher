// Under which names an entity is known
// ---
// asks:
//   - What are the aliases of {entity}?
//   - Under which names is {entity} known?
//   - What other names does {entity} have?
//   - How is {entity} spelt?
//   - What else is {entity} called?
//   - Who is also known as {entity}?
//   - Under what other names is {entity} known?
//   - What is {entity} also known as?
//   - What are other names for {entity}?
//   - What is the real name of {entity}?
//   - How is {entity} also called?
//   - Which spellings of {entity} are there?
//   - What does {entity} go by?
//   - What is the nom de guerre of {entity}?
//   - How do you spell {entity}?
//   - What is {entity} called besides?
//   - What is {entity} called?
//   - By what names does {entity} go?
//   - By which names is {entity} known?
// params:
//   entity: {type: Entity, description: whose names, example: abu-mahdi-al-muhandis}
//   kind:
//     type: choice
//     description: only names of this kind
//     choices: [primary, alias, weak, former, transliteration]
//     required: false
// columns:
//   entity: {type: Entity, description: the name that dots shows}
//   name: {type: text, description: a name as it is written somewhere}
//   kind: {type: text, description: 'primary, alias, weak (too little alone), former, or transliteration'}
//   language: {type: text, description: 'its language, where that is said (BCP 47)'}
//   script: {type: text, description: 'its script, where that is said (ISO 15924)'}
//   note: {type: text, description: what is said of the name}
// ---
MATCH (entity:Entity {id: $entity})-[named:HAS_NAME]->(name:Name)
WHERE $kind IS NULL OR named.kind = $kind
RETURN entity.name AS entity, name.value AS name, named.kind AS kind, named.language AS language,
  named.script AS script, named.note AS note
ORDER BY CASE kind WHEN 'primary' THEN 1 WHEN 'alias' THEN 2 WHEN 'former' THEN 3 WHEN 'transliteration' THEN 4 ELSE 5 END,
  name, language

// The condition that somebody belongs to $body, at whatever time: in it, at its head, or in what is a part of it. Needs
// the entity; stands behind another condition. A body is of the country that it lies in, unless it is a part of another.
AND ($body IS NULL OR EXISTS {
  MATCH (c)-[:MEMBER_OF|COMMANDED|LED|DEPUTY_OF|SPOKE_FOR|HELD_POSITION|PART_OF]->{1,4}(:Entity {id: $body})
} OR EXISTS {
  MATCH (c)-[:MEMBER_OF|COMMANDED|LED|DEPUTY_OF|SPOKE_FOR|HELD_POSITION|PART_OF]->{0,3}(c_seat:Organization)
    -[:LOCATED_IN]->(:Entity {id: $body})
  WHERE NOT EXISTS { (c_seat)-[:PART_OF]->(:Organization) }
})

#!/usr/bin/env python3
"""Makes pairs of sentences for situations that are too rare in labelled news: train/made_pairs.py > made_pairs.jsonl

All sentences are this project's own, names are invented. A pair is the same claim if both sentences are of one frame with the same
names, even if the day differs by one or two or the figure differs: such a pair is a conflict to be shown. It is another claim

- in another year: the same frame and place, years apart;
- on one day: the same place, people and day in two frames;
- at another step: the same place and people in two frames, days or weeks apart;
- of one speaker: two sayings under one name and title;
- elsewhere: the same frame with other names and days;
- of one participant: two things that happen to one driver or mayor, in short sentences.

`pair_features` reads the output like a file of labelled pairs; `train/pairing.py` fits on it together with the labelled news.
"""
import json
import random

# Three wordings of one event each. {p} is a place, {n} a person, {d} a day, {k} a figure.
DEEDS = [
    ["The river flooded the old town of {p} on {d} and drove {k} people from their homes.", "On {d} high water stood in the streets of {p}; {k} residents had to leave.", "Some {k} people fled when the river burst its banks in {p} on {d}."],
    ["Troops entered the town of {p} on {d}.", "The army moved into {p} on {d}.", "Soldiers took control of {p} on {d}."],
    ["The deadline for leaving {p} was moved to {d}.", "Those in {p} were given until {d} to leave.", "The date by which {p} must be cleared was put back to {d}."],
    ["An earthquake shook {p} on {d}, killing {k} people.", "At least {k} people died when a quake struck {p} on {d}.", "{k} were killed in {p} by the tremor of {d}."],
    ["{n} pleaded not guilty to fraud in the {p} district court on {d}.", "On {d} {n} told the court in {p} that the charge of fraud was untrue.", "In court in {p}, {n} denied the fraud charges on {d}."],
    ["The judge in {p} sentenced {n} to {k} years in prison on {d}.", "{n} was given {k} years in jail by a {p} court on {d}.", "On {d} a court in {p} sent {n} to prison for {k} years."],
    ["{n} was arrested at a hotel in {p} on {d}.", "Police took {n} into custody in a {p} hotel on {d}.", "On {d} officers detained {n}, who was staying at a hotel in {p}."],
    ["{n} was released from prison in {p} on {d}.", "On {d} {n} walked out of the {p} jail a free person.", "The prison in {p} let {n} go on {d}."],
    ["A fire destroyed {k} warehouses in the harbour of {p} on {d}.", "On {d}, {k} storehouses burned down at the port of {p}.", "Flames gutted {k} warehouses in {p} harbour on {d}."],
    ["Workers at the {p} steel mill went on strike on {d}.", "On {d} the {k} workers of the steel mill in {p} laid down tools.", "A walkout stopped the {p} steel mill on {d}."],
    ["The new bridge in {p} was opened to traffic on {d}.", "Cars have been able to cross the new {p} bridge since {d}.", "On {d} {n} cut the ribbon at the new bridge in {p}."],
    ["A bus left the road near {p} on {d}, and {k} passengers were killed.", "{k} people died on {d} when a bus plunged into a ravine near {p}.", "The coach crash near {p} on {d} took {k} lives."],
    ["{n} was elected mayor of {p} on {d} with {k} percent of the vote.", "Voters in {p} made {n} their mayor on {d}.", "On {d} {n} won the race for mayor in {p}, taking {k} percent."],
    ["{n} resigned as mayor of {p} on {d}.", "On {d} the mayor of {p}, {n}, stepped down.", "{n} left the mayor's office in {p} on {d}."],
    ["Gunmen attacked a market in {p} on {d} and killed {k} traders.", "On {d} armed men opened fire at the {p} market, leaving {k} dead.", "{k} traders were shot dead at the market of {p} on {d}."],
    ["The company of {n} bought the {p} shipyard for {k} million crowns on {d}.", "On {d} the shipyard in {p} was sold to {n} for {k} million crowns.", "{n} has paid {k} million crowns for the yard in {p}, it was announced on {d}."],
    ["The ferry ran aground off {p} on {d} with {k} people on board.", "On {d} a ferry carrying {k} passengers hit rocks near {p}.", "{k} people were on the ferry that struck a reef off {p} on {d}."],
    ["The two sides signed a ceasefire in {p} on {d}.", "A truce was agreed in {p} on {d}.", "On {d} the parties put their names to an armistice in {p}."],
    ["The ceasefire of {p} was broken on {d} when shells hit the airport.", "On {d} shelling of the airport ended the truce of {p}.", "Shells fell on the airport on {d} in breach of the {p} truce."],
    ["{n} scored {k} goals as {p} won the cup final on {d}.", "On {d} {p} took the cup thanks to {k} goals by {n}.", "{p} are cup winners after {n} found the net {k} times on {d}."],
    ["A shell hit the school of {p} on {d} and wounded {k} pupils.", "{k} pupils were hurt on {d} when artillery struck the {p} school.", "On {d} the school in {p} was shelled; {k} children were injured."],
    ["The hospital in {p} closed its children's ward on {d}.", "On {d} the {p} hospital shut the ward for children.", "Sick children have not been treated at {p} hospital since the ward was closed on {d}."],
    ["Police in {p} used tear gas against {k} protesters on {d}.", "On {d} a crowd of {k} was driven from the square of {p} with tear gas.", "Tear gas was fired at {k} demonstrators in {p} on {d}."],
    ["Thieves stole {k} paintings from the museum of {p} on {d}.", "On {d}, {k} pictures were taken from the {p} museum.", "The museum in {p} lost {k} paintings to burglars on {d}."],
]
# Two wordings of one saying each.
SAYINGS = [
    ["said the bridge would be closed for a year", "said that nobody could cross the bridge for at least twelve months"],
    ["said nobody had listened to the warnings", "complained that the warnings had been ignored"],
    ["said taxes would not be raised before the election", "promised voters that there would be no new taxes"],
    ["said the victims' families would be paid in full", "said full compensation would go to the relatives of those killed"],
    ["said the investigation was not finished", "said that inquiries were still going on"],
    ["said the army had been ordered to withdraw", "said that the troops were told to pull back"],
    ["said the water was safe to drink", "assured residents that they could drink the tap water"],
    ["said the figures had been invented", "called the numbers made up"],
    ["said two new schools were planned", "said there were plans to build two schools"],
    ["said the hostages were alive", "said those who were held captive had not been killed"],
    ["said the talks would go on next week", "said negotiations were to continue in a week"],
    ["denied having taken money", "said that no bribe was ever accepted"],
]
# Participants of events, by role, and two wordings each of what happens to them: short sentences that share a participant and no more.
ROLES = ["driver", "captain", "guard", "teacher", "mayor", "pilot", "owner", "suspect", "witness", "doctor", "landlord", "referee"]
LOTS = [
    ["The {r} was unhurt.", "The {r} came out of it without a scratch."],
    ["Detectives spoke to the {r} for hours.", "The {r} was interviewed at length by detectives."],
    ["The {r} was taken to hospital.", "An ambulance took the {r} to hospital."],
    ["The {r} has been arrested.", "Officers took the {r} into custody."],
    ["The {r} was released on bail.", "A judge let the {r} go on bail."],
    ["The {r} resigned.", "The {r} has stepped down."],
    ["Neighbours praised the {r}.", "The {r} was praised by people next door."],
    ["The {r} could not be reached for comment.", "The {r} did not answer calls."],
    ["The {r} asked for a lawyer.", "A lawyer was called at the request of the {r}."],
    ["The {r} had been warned twice.", "The {r} was given two warnings."],
    ["Nobody knew the {r}.", "The {r} was unknown to everybody."],
    ["The {r} denied everything.", "The {r} said none of it was true."],
]
PLACES = ["Brevik", "Mirna", "Taldara", "Orre", "Sorvik", "Kelmona", "Varsk", "Port Ansel", "Lower Dunmere", "Tashan", "Ostrava Bay", "Quillan"]
PEOPLE = ["Marten Dahl", "Ana Ruiz", "Lena Moen", "Tomas Okafor", "Irina Velt", "Samir Haddad", "Grace Whitlow", "Pavel Horn", "Noor Aziz", "Edda Lind"]
TITLES = ["the city engineer", "a spokesman for the ministry", "the mayor", "the police chief", "head of the union", "the defence minister"]
MONTHS = "January February March April May June July August September October November December".split()


def day(rng):
    return rng.randint(1, 26), rng.randrange(12), rng.randint(1995, 2034)


def shown(date, rng):
    number, month, year = date
    return rng.choice([f"{number} {MONTHS[month]} {year}", f"{MONTHS[month]} {number}, {year}"])


def figure(rng):
    return str(rng.choice([2, 3, 4, 6, 7, 9, 11, 14, 18, 25, 40, 130, 212, 300]))


def tell(telling, slots, rng):
    text = telling.format(p=slots["p"], n=slots["n"], k=slots["k"], d=shown(slots["d"], rng))
    return text[0].upper() + text[1:]


def main():
    rng = random.Random(7)
    count = 0

    def put(topic, same, a, b):
        nonlocal count
        count += 1
        two = (a, b) if rng.random() < 0.5 else (b, a)
        label = "same_made" if same else "other_made"
        print(json.dumps({"id": f"made-{count}", "set": "made", "group_a": f"made{topic}", "label": label, "a": two[0], "b": two[1]}))

    for at, deed in enumerate(DEEDS):
        for _ in range(4):
            slots = {"p": rng.choice(PLACES), "n": rng.choice(PEOPLE), "k": figure(rng), "d": day(rng)}
            one, two = rng.sample(deed, 2)
            told = tell(one, slots, rng)
            number, month, year = slots["d"]
            put(at, True, told, tell(two, slots, rng))
            put(at, True, told, tell(two, {**slots, "d": (number + rng.randint(1, 2), month, year)}, rng))
            put(at, True, told, tell(two, {**slots, "k": figure(rng)}, rng))
            later = year + rng.choice([-9, -4, -2, -1, 1, 2, 4, 9])
            put(at, False, told, tell(rng.choice(deed), {**slots, "k": figure(rng), "d": (rng.randint(1, 26), month, later)}, rng))
            other = rng.choice([d for d in DEEDS if d is not deed])
            put(at, False, told, tell(rng.choice(other), slots, rng))
            put(at, False, told, tell(rng.choice(other), {**slots, "k": figure(rng)}, rng))
            step = ((number + 2 + rng.randint(1, 20)) % 26 + 1, month, year)
            put(at, False, told, tell(rng.choice(rng.choice([d for d in DEEDS if d is not deed])), {**slots, "k": figure(rng), "d": step}, rng))
            apart = {"p": rng.choice([p for p in PLACES if p != slots["p"]]), "n": rng.choice([n for n in PEOPLE if n != slots["n"]])}
            put(at, False, told, tell(rng.choice(deed), {**apart, "k": figure(rng), "d": day(rng)}, rng))
    for at, saying in enumerate(SAYINGS):
        for _ in range(4):
            name, title = rng.choice(PEOPLE), rng.choice(TITLES)
            heads = [f"{name}, {title}, ", f"{title[0].upper()}{title[1:]}, {name}, "]
            other = rng.choice([s for s in SAYINGS if s is not saying])
            put(f"said{at}", True, heads[0] + saying[0] + ".", rng.choice(heads) + saying[1] + ".")
            put(f"said{at}", False, heads[0] + rng.choice(saying) + ".", rng.choice(heads) + rng.choice(other) + ".")
            put(f"said{at}", False, heads[0] + rng.choice(saying) + ".", heads[0] + rng.choice(other) + ".")
    for at, lot in enumerate(LOTS):
        for _ in range(6):
            role = rng.choice(ROLES)
            put(f"lot{at}", True, lot[0].format(r=role), lot[1].format(r=role))
            # Most of what is reported about one person is not the same claim.
            for other in rng.sample([x for x in LOTS if x is not lot], 4):
                put(f"lot{at}", False, rng.choice(lot).format(r=role), rng.choice(other).format(r=role))


if __name__ == "__main__":
    main()

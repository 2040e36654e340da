"""Words of election stories by what they do: winning, polling, falling; any class may grow."""

from __future__ import annotations

_TABLE = """
WIN: win wins won winning take takes took taking taken claim claimed claiming capture captured capturing
    secure secured securing snatch snatched snatching seize seized seizing gain gained gaining gains
    clinch clinched clinching grab grabbed grabbing pick_up picked_up picking_up elected re-elected
    returned triumphed storm stormed romped_home carried carries carrying came_out_on_top
    coming_out_on_top topped_the_poll topping_the_poll prevailed landed landing bagged nabbed
TAKE: changed_hands wrests take takes took taking taken snatch snatched snatching seize seized seizing
    gain gained gaining gains capture captured capturing wrest wrested wresting pick_up picked_up
    picking_up flipped won_back winning_back took_back taking_back regained regaining grabbed grabbing
    wrestled
ELECTED: elected re-elected returned voted_in
POLL: polling ended_up_with ended_up_on could_only_manage could_manage_only could_manage
    could_only_muster could_muster grabbed grabbing bagged bagging clocked_up poll polls polled
    took_home racking_up muster musters pulled_in pulling_in pulled attained ended_with finished_with
    take takes took taking taken won win wins winning got get gets getting secure secured securing
    receive received receiving receives attract attracted attracting collect collected collecting
    pick_up picked_up picking_up earn earned garnered garnering amassed amassing record recorded manage
    managed managing netted netting mustered mustering score scored scoring claimed claiming had gained
    gaining captured captures notched_up racked_up obtained obtaining obtains hoovered_up pocketed
    piled_up drew saw_home finished_on ended_on has have gathered needed
BEAT: routed routing hammered demolished walloped humbled bested dispatched felled mauled eclipsed
    outgunned got_the_better_of prevailed_over triumphed_over claimed_the_scalp_of gets_the_better_of
    beat beats beating defeat defeats defeated defeating oust ousted ousting unseat unseated unseating
    topple toppled toppling finished_ahead_of came_out_ahead_of came_in_ahead_of wiped_the_floor_with
    sees_off see_off saw_off seeing_off trounce trounced thrashed thrashing edged edging edged_out
    edging_out pipped pipping overcame outpolled outpolling held_off holding_off hold_off fought_off
    fighting_off fended_off fending_off vanquished narrowly_beat crushed knocked_out knocking_out
    dislodged dislodging came_ahead_of finishing_ahead_of overhauled_rival squeaked_past squeezed_past
    swept_aside nudged_out dethroned ejected turfed_out kicked_out booted_out overtook
BEATEN: voted_out thrown_out swept_from_office beaten defeated ousted unseated toppled trounced thrashed
    edged_out pipped seen_off vanquished crushed knocked_out dislodged dethroned ejected turfed_out
    kicked_out booted_out outpolled swept_aside rejected swept_away
UNSEAT: voted_out thrown_out swept_from_office oust ousted ousting unseat unseated unseating topple
    toppled toppling dethroned ejected turfed_out kicked_out booted_out dislodged dislodging knocked_out
    deposed
LOSE: missed_out went_down_to_defeat came_unstuck lose loses lost losing lost_out losing_out forfeit
    forfeited forfeiting
HOLD: kept_hold_of keeps_hold_of holds_on_to hangs_on_to clings_on_to hold holds held holding retain
    retains retained retaining keep keeps kept keeping defended clung_on_to clinging_on_to clung_on_in
    clung_on hung_on_to hung_on_in hung_on hanging_on_to held_on_to held_onto holding_on_to held_on_in
    held_on clung_to clinging_to hung_onto successfully_defended
KEEPSEAT: holds_on clings_on hangs_on hold_on re-elected held_on clung_on hung_on survived re-election
COME: could_only_come could_only_finish could_manage_only came come comes coming finish finished
    finishes finishing ended ended_up placed was is were are
    trailed trailing languished limped_in pushed_into pushed_down_to slipped_to slipping_to fell_to
    falling_to dropped_to slumped_to relegated_to relegating beaten_into forced_into pushing_into
    trailed_in sank_to tumbled_to squeezed_into knocked_into slid_to moved_into leapt_into climbed_to
    surged_into jumped_to finished_in settle_for content_with went_down conceded succumbed breathing
    spoke standing
LAST: last bottom
UP: put_on puts_on added adding adds leap leaps better rebound uplift recovered recovering rebounded up
    rose risen rising rise rises
    increased increase increases
    increasing grew grown growing climbed climbing climbs jumped jumping jump soared soaring surged
    surging surge improved improving higher gained gaining gain leapt leapfrogged widened widening
    swelled swelling boosted boosting more rocketed raised extended ballooned bigger
DOWN: worse squeezed reduced_to down fell fallen falling fall falls dropped drop drops dropping declined
    decline declines declining decreased decreasing plunged plunging plunge plummeted plummeting slumped
    slumping slump slipped slipping slips slid sliding tumbled tumbling collapsed collapsing collapse
    shrank shrunk shrinking shrinks sank sinking sunk lower lost losing lose crashed crashing cut
    cutting slashed slashing slash reduced reducing trimmed trimming whittled whittling pared narrowed
    narrowing narrows dwindled dwindling fewer less dipped dipping dip dips dented eroded lopped shaved
    cut_back smaller
CUT: cut cutting slashed slashing reduced reducing trimmed trimming whittled whittling pared narrowed
    narrowing shrank shrinking eroded lopped shaved dented whittled_down cut_back
RAISE: increased increasing raised extended extending boosted boosting widened widening swelled grew
HALVE: halved halving halves halve
DOUBLE: doubled doubling doubles
TREBLE: tripled tripling trebled trebling triples
QUADRUPLE: quadrupled quadrupling
OVERTURN: overturn overturned overturning overturns wiped_out wiping_out wipe_out overcame overcoming
    overhauled overhauling erased erasing demolished demolishing obliterated reversed reversing
    swept_away swept_aside defending defended destroyed destroying overhaul
BE: is are was were be been being am remains remained stood stands stood_at became becomes become
    came_in_at reached hit totalled
HAVE: has have had having
MAKE: made make makes making suffered suffering enjoyed saw sees emerged emerges lined_up failed
GIVE: giving gave handed handing gives leaving left secured securing represents represented meaning
SEATN: seat constituency seats constituencies
SEATVERB: has have won win wins took takes hold holds got secured keeps kept on ended_on finished_on
    ended_with finished_with fell_to slumped_to returned with
SEATS: seats constituencies mps seat mp places members
OFSEATS: seats constituencies mps members contests
VOTES: votes vote
VOTERS: votes voters people electors ballots
BALLOTS: votes ballots papers ballot_papers voting_papers
CAST: cast counted polled
VALID: valid
REJECT: rejected spoilt spoiled void invalid
MAJ: majority maj
MARGIN: margin lead advantage cushion gap
SHAREN: share vote_share share_of_the_vote share_of_vote share_of_the_poll share_of_votes
    share_of_the_votes support vote percentage_of_the_vote proportion_of_the_vote share_of_the_vote_here
    share_of_votes_cast share_of_the_total
OFVOTE: of_all_those_cast of_all_the_votes_cast of_all_votes_here of_the_vote of_votes of_the_votes
    of_the_votes_cast of_votes_cast of_the_poll of_all_votes of_all_votes_cast of_those_cast
    of_the_total_vote of_the_valid_vote of_the_ballot of_the_total of_ballots_cast of_valid_votes
    of_all_ballots of_the_vote_share vote_share share_of_the_vote of_the_local_vote of_the_popular_vote
    of_the_national_vote of_vote of_the_vote_here
TURNOUT: turnout turn-out turn_out voter_turnout
SWING: swing
ELECTORATE: electorate
REGISTERED: registered_voters registered_electors eligible_voters electors eligible registered_to_vote
    eligible_to_vote on_the_register on_the_electoral_register entitled_to_vote people_on_the_register
    voters_on_the_register registered_people registered_and_eligible_voters names_on_the_register
    on_the_roll on_the_electoral_roll
CANDIDATES: candidates contenders hopefuls names people
RIVALS: rivals opponents challengers others
STAND: stood standing stand contested contesting ran running run fighting fought competed were_standing
    on_the_ballot on_the_ballot_paper nominated lined_up in_the_race in_the_running vied competing
FIELD: fielded fielding fields stood ran put_up putting_up put_forward nominated entered
DEPOSIT: deposit deposits
SAVE: saved saving save saves kept keeping keep retained retaining retain held held_on_to clung_on_to
AHEAD: ahead_of clear_of in_front_of above
BEHIND: behind short_of fewer_than adrift_of off shy_of
MORETHAN: more_than ahead_of clear_of in_front_of
VERSUS: to against compared_with compared_to ahead_of versus
HOUSE: house_of_commons commons house parliament westminster house_of_commons_majority
OVERALL: overall parliamentary commons working landslide government thumping_commons
MEMBER: mp member_of_parliament member mps representative
SITTING: sitting incumbent serving outgoing defending long-serving
INCUMBENT: incumbent incumbent_mp sitting_mp sitting_member outgoing_mp defending_mp
STANDER: candidate candidates hopeful challenger contender nominee runner rival opponent man woman
    newcomer politician prospective_parliamentary_candidate member_of_parliament mp incumbent
    candidate_here councillor victor winner representative entrant standard-bearer
OWN: his her their its
DET: the a an his her their its this that one another
ADV: narrowly comfortably easily also just only then now later again nearly almost already still once
    recently sensationally dramatically decisively surprisingly eventually finally comprehensively
    convincingly actually clearly successfully safely subsequently duly heavily soundly even twice
    simply reportedly respectively both each together all first never-before overwhelmingly sharply
    slightly marginally significantly steadily even_more currently previously originally formerly long
    famously therefore instead however meanwhile thus either too here there elsewhere handsomely
    resoundingly unexpectedly
AUX: has have had was were is are been being be did does do will having
REL: who which whom that
PREP: of in at from to by for with over on against between among across after before behind ahead under
    into onto through throughout despite amid near since until than like about around within without
    outside per via as
THAN: than compared_with compared_to on from since
LASTTIME: last_time in_the_last_election at_the_last_election at_the_last_general_election
    the_last_election at_the_previous_election the_previous_election five_years_ago two_years_ago
    last_time_round last_time_around the_previous_general_election at_the_previous_general_election
    the_last_general_election four_years_ago five_years_earlier two_years_earlier four_years_earlier
    at_the_last_poll previously previous_election last_election last_general_election
    previous_general_election at_the_last_contest five_years_before two_years_before seven_years_earlier
    nine_years_earlier last_year this_time_last_year three_years_earlier three_years_ago
NOTIONAL: notional notionally projected_notional on_new_boundaries on_the_new_boundaries
PREVIOUS: previous prior old former earlier last inherited notional predecessor
REDUCED: reduced slimmer diminished smaller lower shrunken
ENLARGED: increased bigger larger enlarged swollen
SMALLEST: smallest narrowest slimmest slenderest tightest closest thinnest lowest fewest least tiniest
    weakest most_marginal slightest worst poorest
BIGGEST: biggest largest highest greatest widest safest most heaviest best strongest steepest
RESULT: result contest race fight finish battle seat constituency outcome win victory call
NATION: nationally nationwide across_the_country across_the_uk across_britain across_the_united_kingdom
    uk-wide across_great_britain in_the_country across_the_nation country-wide countrywide in_the_uk
    of_the_uk_vote in_britain in_the_united_kingdom national over_the_country across_the_whole_country
    of_the_night overall_vote anywhere_in_the_country anywhere_in_the_united_kingdom anywhere_in_the_uk
    of_the_election of_the_general_election of_any_constituency of_any_seat in_parliament
    of_the_national_vote of_the_popular_vote in_the_whole_country across_all_constituencies
    general_election_turnout in_the_whole_of_the_uk
AREA: capital region border county city province principality midlands area district borough counties
    cities regions areas islands island town peninsula six_counties mainland
OFFICE: leader chairman chairwoman chair chief deputy_leader co-leader secretary chancellor
    prime_minister minister president speaker foreign_secretary home_secretary health_secretary
    education_secretary shadow_chancellor chief_secretary whip chief_whip shadow_secretary
    shadow_minister first_minister foreign_minister premier defence_secretary justice_secretary
    transport_secretary commons_leader leader_of_the_house business_secretary prime_ministers
    general_secretary culture_secretary home_office_minister cabinet_minister party_leader
    leader_of_the_opposition pm
SERVE: led leads leading served headed chaired represented represents served_as
QUIT: expelled quit quits defected defects resigned suspended joined rejoined left kicked_out thrown_out
    readmitted sacked booted_out ousted excluded
BACK: backed backing endorsed endorsing endorses backs supported recommended
ENDORSEE: endorsee -backed -endorsed -supported
DECLARE: declared declare declares declaring announced came result_came result_was_declared declaration
    announce_its_result to_declare
POLLDAY: polling_day polls_opened election_day voters_went_to_the_polls went_to_the_polls
    polling_took_place voted polls_closed general_election election by-election held called_for vote
    polling contest voting general_elections elections
VOTED: polling_day polls_opened election_day went_to_the_polls polling_took_place voted vote polling
    voting polls_closed held
BYELECTION: by-election byelection
GENELECTION: general_election election general_elections elections
WEEKDAY: monday tuesday wednesday thursday friday saturday sunday
NEG: not '_t never no nor neither cannot failed failing fail fails unable refused without denied denying
    hardly
HYPO: would could might should if expected hoped hoping hopes hope predicted predicts forecast forecasts
    projected projection projections likely unlikely needs must aims aiming seeking sought seek tried
    trying vowed tipped unless whether set_to on_course_to on_course_for pledged bid wanted wants want
    supposed threatened threatens poised suggested suggests suggest estimates estimated assuming aim
    target targeted targets eyeing odds bookmakers favourite would've could've rumours claimed_that
    claims_that can't attempt attempted exit_poll opinion_poll pollsters mrp poll_suggests may chance
    tipped_to feared fears hopeful confident believes believed thinks should've promised hopefully
FORECAST: exit_poll projection projections projected forecast forecasts predicted predicts predicting
    on_course_to on_course_for expected opinion_poll pollsters mrp set_to opinion_polls poised_to poised
    if_repeated would exit_polls tipped estimate estimated_to bookmakers yougov
SOFAR: so_far still_to_declare to_declare yet_to_declare still_counting declared_so_far
    seats_have_declared with_results_from results_still seats_declared results_declared
    counting_continues have_declared yet_to_be_declared seats_left remaining_seats at_one_point
    at_the_last_count at_one_stage at_this_stage still_to_come of_the_seats_declared
CAUSE: thanks_to because due_to owing_to as_a_result_of blamed_on attributed_to helped_by benefited_from
    credited because_of fuelled_by driven_by after_the_death_of after_the_resignation_of
    followed_the_death_of followed_the_resignation_of was_called_after put_down_to resulted_from
    in_the_wake_of in_response_to benefited sparked_by triggered_by on_the_back_of blamed benefitted
    benefiting cost_him cost_her cost_the_party helped pinned_the_blame
OPINION: historic stunning shock surprise surprising upset upsets humiliating humiliation sensational
    sensation dramatic disastrous disaster catastrophic crushing remarkable astonishing extraordinary
    bitter seismic devastating spectacular brutal dismal embarrassing triumph triumphant impressive
    high-profile shocking fairytale bloodbath wipeout earthquake landmark momentous bruising astounding
    painful heartland unprecedented sorry tight high_profile big_name shameful favours stir deserved
    miserable tightly-fought stronghold resounding emphatic
OTHERBODY: council councillors councils senedd holyrood mayor mayoral mayoralty msp msps stormont
    assembly european_elections euro_elections european_parliament local_elections meps mep referendum
    senate congress police_and_crime_commissioner scottish_parliament welsh_assembly welsh_parliament
    bundestag holyrood_election council_elections council_seats leadership_election leadership_contest
    leadership_ballot wards ward presidential presidency brexit_vote
SAID: said says told added insisted claimed argued declared_that tweeted wrote posted commented joked
SINCE: since
FIRST: first first-ever maiden
EVER: ever in_history in_its_history in_their_history on_record of_all_time in_the_party's_history
NONE_OF: none not_a_single no zero
SEEM: appears appear appeared seems seem seemed managed manages went_on goes_on
SUBORD: while whilst although though after before when where as because but meanwhile whereas with and
    once
"""
"""A class a line, with its words; a line set further in goes on. Words of a phrase are joined by _."""

CLASSES_OF: dict[str, tuple[str, ...]] = {}
"""Every word or phrase (words joined by _) with the classes it belongs to."""
for _line in _TABLE.replace("\n    ", " ").strip().splitlines():
    _name, _, _words = _line.partition(": ")
    for _word in _words.split():
        CLASSES_OF[_word] = (*CLASSES_OF.get(_word, ()), _name)

PHRASES: dict[str, tuple[tuple[str, ...], ...]] = {}
"""Phrases by their first word, the longest first."""
for _phrase in sorted((one for one in CLASSES_OF if "_" in one), key=lambda one: -one.count("_")):
    _cut = tuple(_phrase.split("_"))
    PHRASES[_cut[0]] = (*PHRASES.get(_cut[0], ()), _cut)

MACROS = {
    "seat": "( ( DET/OWN PLAIN? PLACE? PLAIN? SEATN of )? SEAT | OWN/DET? PLAIN? SEATN | it )",
    "votes": "( DASH? VOTES )",
    "bracket": "( OPEN PLAIN? PARTY PLAIN? CLOSE )",
    "poss": "( 's | ' )",
    "end": ">COMMA/STOP/OPEN/CLOSE/SEMICOLON/DASH/PREP/and/SUBORD/COLON/up/down/+",
    "last": "( in/at/on? DET? ( LASTTIME | ELECTION | YEAR ) )",
}
"""Short names for what many patterns share; {seat} in a pattern stands for the line here."""

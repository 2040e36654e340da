"""The public names of hustings, and the rooms they live in."""

from .errors import AmbiguousNameError as AmbiguousNameError
from .errors import ElectionError as ElectionError
from .errors import Fault as Fault
from .errors import FaultsError as FaultsError
from .errors import NameNotFoundError as NameNotFoundError
from .errors import TieError as TieError
from .record.baseline import Baseline as Baseline
from .record.baseline import NotionalResult as NotionalResult
from .record.change import butler_swing as butler_swing
from .record.change import dissolution_label as dissolution_label
from .record.change import result_label as result_label
from .record.change import share_change as share_change
from .record.change import sitting_members as sitting_members
from .record.change import steed_swing as steed_swing
from .record.contest import Candidacy as Candidacy
from .record.contest import Contest as Contest
from .record.contest import Seat as Seat
from .record.declaration import Declaration as Declaration
from .record.election import Election as Election
from .record.entry import Entry as Entry
from .record.entry import Kind as Kind
from .record.house import House as House
from .record.house import house as house
from .record.ledger import Ledger as Ledger
from .record.measures import Measure as Measure
from .record.measures import ordered as ordered
from .record.party import Party as Party
from .record.person import Person as Person
from .record.state import State as State
from .record.state import state as state
from .record.tabulation import Tabulation as Tabulation
from .record.tabulation import tabulate as tabulate
from .sources.elsewhere import load_mapped as load_mapped
from .sources.geography import Geography as Geography
from .sources.opening import load as load
from .sources.opening import load_geography as load_geography
from .sources.opening import load_history as load_history
from .sources.opening import load_lineage as load_lineage
from .tell.export import export as export
from .tell.tables import candidacies_table as candidacies_table
from .tell.tables import contests_table as contests_table
from .tell.tables import parties_table as parties_table

__version__: str

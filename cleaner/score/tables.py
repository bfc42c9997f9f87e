"""What the score knows of languages; `python -m benchmarks.tables DATA` makes it from clean texts."""

from __future__ import annotations

FUNCTION_WORDS: dict[str, float] = {
    "de": 0.414,
    "en": 0.386,
    "es": 0.468,
    "fr": 0.459,
    "pt": 0.428,
}
"""The share of function words in prose: medians."""

DISORDER: dict[str, float] = {
    "de": 0.0324,
    "en": 0.0073,
    "es": 0.0131,
    "fr": 0.0086,
    "pt": 0.0252,
}
"""Pairs of function words in prose that the table below has not, to all words: medians."""

FOLLOWERS: dict[str, str] = {
    "de": """
aber auch das dass der die es ihre immer in mit nicht noch nur schon sie vor wir über
alle auf die haben ihr im in seine
alles in nach zu
als auch auf das der die ein eine einen er im in sehr sei sie
an als das dass dem den der die diesem dieser einem einer ihre ihrer seine seinem
auch als an auf aus bei das dass dazu den der die ein eine einen für im in keine mit nicht noch nur schon um weil
auch wenn wieder zu zwischen
auf alle das dem den der die diesen dieser dieses ein eine einem einen einer ihn ihre ihrer sein sich und
aus dass dem den der die diesen einem einer und vor
bei dem den der dieser einem einer ihm seinen über
bereits am ein für in mit seit vor
bis auf in zu zum zur
da die eine ist keine sich sie
dabei ist sind zu
damit auch auf dass den der die selbst
dann aber auch die in ob wieder zwischen über
das alles an auch bei bereits den der die durch ein einen er für im in ist keine mit nicht sei seit uns unser vor
das war was zu
dass alle auch bei das dem den der die diese eine er es für ich ihm in man sich sie und von wir
davon aus dass sind
dem das die man sich was zu
den am der die er sie von wir
denn auch das der die er es
der an damit das den der die einen er es für im in mit seit sich sie unter von zu über
des im von
dich als
die alle als an auch auf aus bereits das dem den der die dort eine einen er es für gegen ihn ihr ihre ihren im in
die man mit nach nicht noch nun nur schon seit sich sie vom von vor wegen wir über
dieses eine
dort der die für vor
du auch dich nicht
durch das den die diese eine einen ihre
ein auf das sehr und
eine am der mehr oder vom zu
einem der in sehr
einen der unter
einer auf der dieser sehr von
eines der
er an auch auf damit dass den die ein habe hat ihm im in ist mit nach nicht nun sei seine sich von wieder wird zu
er zum
es als am an auch auf aus bei dann das dass dem der die ein eine einen für habe hier im immer in ist jetzt keine
es mit nach nicht noch nun nur schon sei seit sich sie so um von wird zu
etwa bei der die ein einem im in
für alle das den die diese ein eine einen ihn ihr ihre ihren jede mein mich seine sie unsere
gegen das den die ein einen ihn sein unsere
habe das die einen es ich kein keine man sich sie
haben als auch das die eine einen es im in können mir mit nicht sich sie so und uns wir wollen
hat aber als am auf bis das dazu den der die diese ein eine einen er es hier im in ist mehr mit nach nicht schon
hat sein seine seit sich sie soll sollte sondern war wie
hatte am bereits das den der die er es im nach sich sie vor
hatten am die eine sich sie und
hier aber die für in
ich dann das dass den ein eine hier ihn in kann meine mich mit nicht so
ihm das die nicht und
ihn als auf bei die und zu
ihnen das den ein
ihr alle bei die für mit wegen
immer mehr mit noch wieder wir
in alle das dem den der die diese diesem diesen dieser ein eine einem einen einer etwa ihr ihre ihrem ihren ihrer
in mehr seinem seiner sich so
ist aber alles als am an auch auf beim bis dabei damit das dass der die dieses durch ein eine einer er es etwa für
ist ihm im immer in ist kein keine können man mehr nach nicht noch nur schon sehr sei seit sie so sondern um und
ist von was wenn zu über
jetzt da die nicht
kann auf der die es in man nicht sich und über
konnte der er man so
können auch das die eine muss nur sich sie und wir
könnte der die ein es in
man auch auf aus bei dann die einen in mit nicht nur sich sie so von
mehr als für noch oder und von zu
mich ein sehr selbst und zu
mir die
mit bis dass dem den der die diesem dieser dir ein einem einer es ihnen ihr ihrem ihren ihrer in ins mir seinem
mit seinen seiner sich uns
muss als das eine es in sich
müssen damit die nach sich sie um wenn wir
nach dem den der einem einer ihrer nicht seiner wie
nicht alle als an auf aus bei das dass den der die durch ein einen für im immer in mehr mit nur ob seine selbst so
nicht um unsere von vor wie zu zum zur über
noch als auf aus bis das die ein eine einen im in keine mehr nicht um von zu
nun auch das die eine in mit nach sei von wegen über
nur auf bis dann das den die dieses ein eine für im in mit noch sehr so um von
ob der die es sich sie
oder als am auch auf bei dem der die durch ein eine einem einen im in mit nach nicht nur sich um zu
ohne das dass die
schon da ein in vor wieder über
sehr sehr
sei aber auch bei das dass der die ein eine es für im kein nicht nur von zum
sein als das dass kann können könnte müssen soll sollen um und werden wird
seinen dort
seit dem den der einem
selbst in mit sondern und zu zum
sich aber als am an auch auf aus bei bereits da dabei damit dann das dem den der die diese dort durch ein für gegen
sich hier im in jeder mit nach nicht noch nun nur selbst so um unter vor wie zu zum über
sie aber alle als an auch auf aus dabei dann das dass dem den die durch ein eine einen es hat ihre im in mit nicht
sie nur sich sind wieder wird zu
sind aber am auch auf bis den die ein eine im in nach nicht sich sie und wie wir wird zum
so das dass der die ist wie zu
soll das der die ein es ihr nun sich
sollen die etwa nach sich
sollte das ich in keine nicht wurde
sondern auch eine ihr nur sich um
sowie den die eine etwa für in mit zur
um dann das den die dort ein eine einen es gegen ihn ihre seine sie
und alle als am an auch auf aus bei beim da damit dann das dass dem den der des die diese du ein eine einem einen
und einer er es für haben hat ich ihn ihr ihre ihren im in ist jetzt kann kein keine mehr mit nach nicht noch nun
und nur ohne sein seine seinem seinen seiner sich sind so uns unter von was wenn wer wie wir zu
uns alle in noch zu
unter dem den der die dieser einer ihnen
von bis dem den der diesem diesen einem einer ihnen ihr seiner sich über
vor dass dem den der die ein einem einer etwa jeder oder sich und
war alles am an das der die ein eine er es für im in mit nicht schon sie von über
waren am auch bereits die es über
was bei das die du ein er für hier ich in ist man noch sie so
wegen der des
weil der die dort er es ich sie
wenn auch das der die eine es ich ihnen man sie
werden aber auf bei das der die für in kann konnte können könnte muss müssen nicht nur ob soll sollen sollte um und
werden von wir zum
wie auch das den der die diese ein eine er es etwa für ihr im in man sich sie unsere vor wir
wieder auf das in über
will aber den die ein ich sich und
wir alle am auch auf da das die eine es haben in jetzt nicht noch nun nur uns von zu
wird auch auf bis damit das der die ein eine er es im in nicht so wie
wo er ich sich
wollen aber beim den in oder
worden die sei sein sind und war
wurde auch das der die ein er es im mit nach unter vom von wegen
wurden auch die sie
während der des die sie
wäre dann es etwa
zu dem den der diesem einem einer haben ihrem können mehr müssen sehr sein seinen sich werden wollen
zum einen
zwischen den der einem
über das dem den der die ein eine einem einen ihren sich
""",
    "en": """
a by just more one while
about a an and being her his how it one our such that the their them this to what who why your
after a all an being he her it its she that the they
against a all an it the their them
all about have in is its of other over that the their these they this those who you your
also a an be been had has have in more the to
an all in
and a about after all also an another any are as at be because being by can could did do for from had has have he
and her his how if in is it its just may more most must no not now of on one only other our out over she should so
and some that the their then there these they this those through to was we were what when where which while who
and why will with would you your
any more of other such
are a about all also an as at being by from in just more most no not now of on one only other out over so some the
are then there those to we you
as a an at being did for he his if in is it its just more no not of on one other our she some such that the their
as there these they this those to we you
at a about all an any her his how it its one some that the this what which your
be a about an any as at because for in it just more no on one so some the there to with your
because a he in it more of she that the there these they this we you
been a an in no on one the
before a and he his it she the they
being a an and in of on that the
between a the these what
but a also an are as at because by did does for had has he his if in is it its may not of on one only other she
but some that the there these they this those to was we when with you
by a all an and any being her his its one other our some the their them these this those what which your
can a also be do have now only the then
could also be do have not only
did it not the was you
do a about and as for have in is it more not so that the this to what when with you
does a it not
during a an the which
for a about all an and another any at being her his how in it its just more most not one only other our some such
for that the their them these this those we what which whom you your
from a all an and any being her his it its one other our that the their them there these this those what which your
had a also an been it its just no not on over some the their to
has a also an another been had its no not now one some the to
have a all also an any at been had in it just more no not on one only some that the their them to when you
he also and can could did does had has is just might or was will would
her and in to was
his or
how a he it one the they this to we you
if a all an and any he it not only she that the their there these they this we you
in a all an and another any at for her his how it its just more most on one other our some such that the their
in these this those to what which your
into a an her his it some that the their this what your
is a about against all also an and another any as at because being by for from his how in it its just more most
is no not now of on one only or our out over so that the then they this to up what when where why your
it a all also an and as at because but by can could did does for from had has in into is it just may might more
it must now of on only or out should so that the to up was when will with would
its most
just a about after an as because been before for had how in one over so that the to
may also be have in just not
might also be have not
more about and in of on or than to
most of
must be have not
no more one other
not a all an as at be because been being by do for have in just more on one only out so that the they to with your
now a and be has he in that the we
of a about all an and another any as at being by her his how is it its just more most not one or other our over
of some such that the their them these this those up what when which who whom you your
on a all an and any by for from her his how in it its most one or other our some that the their them these this
on those to what when which why with you your
one and another at can for has in is of or that to was who with
only a after and at be do for have if in one the to
or a after an another any are as at being by for have her how if in is it its just may more no not of other she
or so that the they to what when where who why with
other and than to
our most
out a about and as at by for how in of on that the their there to what with
over a and into its the their to what
she and can had has is now was will would
should be have not
so and as he is it that the there they to we were you
some in of other
such a an as that
than a any as in it just one other that the their they those to we what you
that a all also an and any are as at between by can could did do does during for had has have he her his if in is
that it its may might more most must no not now of on one only our she some that the their there these they this
that those to was we were what when while will with would you your
the in more most one only other so the
them a and are as at before by for from in into is of on or out that the to when while will with
then a also it that the to you
there and are because can could for had has have in is must the to was were will would you
these and are other were will
they all also are can could did do had have may might must should were will would
this and as for has have he in is may more one the to was will would
those for from in of on that who with
through a and it the their to which
to a all an and another any as be being do have her his how in it its just more most no not one or other our she
to some such that the their them these this those what when where which whom you your
up a about and as at by for from his in of on the their there to when with
was a about all also an as at being for in just more no not now on one only out so that the their to
we all also are can could did do had have may must should to were will would
were a about all also at being in more most not on only the to
what a are had has he is it she that the they to was we will would you
when a and he his in it she that the their there they we you your
where a he his is it she the there they we you
which a all also are can could for had has have he in is it may might one she some the then there they to was we
which were will would you
while in it on the their they
who also are can could did do had has have he in is may they was were will would you
whom are he it were
why he it the they this we
will also be do have not of only then
with a all an and another any being her his how it its just more no one or other our some such that the their them
with these this those what which you your
would also be do have not
you a and are been but can could do have how in just may might or she should that the to up were will with would
you you
""",
    "es": """
a aquella dos ella ellas esa ese esos esta estas este esto estos la las lo los mi más nadie no otra otras otro
a otros que quien quienes ser su sus tan todas todo todos tu un una uno
además como de fue la un
ahora con en es está la no que
al cual de del este mismo no otro que ser
algo así en más por que se y
ante dos el la las los sus un una
antes de la que
aquella que
así como el en para que se un
aunque el ha la no para se también
bien de el no o un y
cada una uno
como cuando de el en era es la las lo los no para por quien se si todo un una uno ya él
con dos el ella ellos esa ese esta este la las lo los mi muy más nadie otro otros quien ser su sus todo tu un una
con él
contra de el este la las los su todo una
cual es la los no puede se
cuando como el en eran esta está están hay la lo los me no nos se son su tiene un una
cómo el estas le los no se
de a algo aquel cada cuando cómo dos ella ellas ellos esa esas ese eso esos esta estas este esto estos haber hace
de la las lo los mi más no otra otras otro otros por que quienes qué ser si su sus toda todas todo todos tu un
de una unas uno unos él
del bien mismo otro que ser todo
desde donde el entonces esa hace la los que quienes sus un una
después de el
donde el la los no se todo
dos de del o se y
durante el la las los su un
el ahora bien cual cómo de del mismo más otro que ser
ella como de se según y
ellas en está
ellos al cuando de están las o que y
en al cada contra donde dos el ella ellos esa esas ese esos esta estas este estos la las lo los mi más otra otras
en otro otros que quienes qué su sus tanto toda todas todo todos tu un una unas uno él
entonces como el la
entre dos el ellos en esas la las lo los otras otros quien todas una
era de el la más que un una
eran los
es a algo así cada como de del donde el en la lo mi muy más ni otra otro para por que solo su sólo también tan un
es una y ya
esa es otra
esas dos
ese otro
eso en es no
esta en es
estas dos
este de el es lo
esto es no se
está al bien en la por
están de en tan
fue a el la su un una
ha de sido
había sido una
habían sido
hace en que una unos
hacia el la las sus un
han sido
hasta ahora el la las los que un
hay dos otro que un una
la cual de del hace misma más no otra que sobre
las de dos más otras que y
le está ha hace
les ha
lo cual de está ha hace han mismo más puede que tanto
los de del dos hay más otros que tan unos
me está lo
mientras el la que
misma ha y
mismo a como de desde en es está la para que y
muy a bien
más de del o que sobre
nada a de que
nadie le se
ni a de el la por que se una
no a como con de del el en era eran es está fue ha había habían han hay la las le lo los me nos puede pueden que
no se ser sin solo son sólo te tiene tienen un uno
nos está ha hace han la los
o a al bien con cuando de del el en entre es la las lo los más no por que se si sin sobre un una
otra es
otro con es la me no nos porque que si tiene un
otros de la sobre
para cada cuando el ese esta este la las los no otras otro que quien ser su todo todos tu un una
pero como con cuando en es esta está hay la no por que se sobre su también ya
por dos el ese eso esta haber la las lo los otra otro otros qué ser si su sus tanto todas todo todos un una él
porque a algo el en es la las los me no se ya
puede no ser
pueden a no ser
pues como con no
que a además ahora al antes aunque cada como con contra cuando de desde durante el ella ellos en entre era es esas
que ese eso esta este estos está están fue ha había hace han hay la las le les lo los me más nadie ni no nos otros
que para por puede pueden quien se según ser si sin solo son su sus sólo también tan tanto te tiene tienen todas
que todo todos tras tu un una unas uno ya él
quien el es no
quienes no nos
qué es la le no se
se está fue ha había hace han la le les lo nos puede pueden te tienen
según el la las los su sus un
ser de el la muy tan un una y
si de el es estas ha la las los no nos se solo son tiene
sido el la
sin la que un una
sino a al de en las por que también un
sobre cuyo el ella esos este la las lo los mi otras qué si su sus todas todo un una uno
solo con de del en ha la los por puede un una
son a desde dos el las los su sus también tan un una
sólo cuando de el en esa lo que se
también a al como de el en es la le por puede pueden que se un una
tan solo sólo
tanto como de el en este estos hay la no o para puede que
tiene de el en nada que su todos un una y
tienen como en esta por que un una
toda esa la
todas ellas estas las sus
todo a cuando el en eso este esto está las lo los por un
todos ellos en esos estos los sus
tras el haber la las los su un
u otra otro otros
un mismo solo todo
una de u y
uno con de lo mismo sino
unos con
y a además ahora al así aunque cada como con contra cuando cómo de del después donde el ellas en es eso esta
y este fue ha hasta la las le lo los mi muy más no nos otra otras otro otros para por porque puede pueden que
y quien qué se según si sin sobre solo son su sus sólo también tiene tienen todos tu un una él
ya a de en ha había han la no que se
él en es la mismo se
""",
    "fr": """
ainsi au car dans de des l la plus qu que son une à
alors d dans de en l la le qu que un une à
après avoir ce l la le les leur que sa son un une
au fait moins même pas plus tout
aussi au aux d dans de des en et l la le les par pour que qui sur un une à été être
autres au comme dans de en encore ne plus que à
aux autres plus
avaient déjà pas été
avait des déjà fait jamais pas que un une été
avant d de des l la le les même qu que son tout
avec ce cette ceux d de des deux elle et eux l la le les leur leurs lui notre nous plus pour qui sa ses son tous un
avec une
avoir avec de des fait le pour un une à été
c est à était
car c ce de elle il ils je l la le les pas si une
ce dans de dont faire fait même n ne pas qu que qui sera serait sont
cela elles est fait il la n ne peut que s à
celle d de des du qui
celui d de des du où que qui
ces deux
cette même
ceux d de des du qu qui
chez des elle eux l le les nos nous un
comme aux c ce celle celui ces chez d dans de des elle en il ils je l la le les lors nos pour s si son tous un une
comme vous à ça
contre des l la le les lui toute un une
d après autres avoir elle en entre eux il où un une y été être
dans ce celui ces cet cette d de des deux l la le les leur leurs mon nos notre plus sa ses son tous tout toute
dans toutes un une vos votre
de ce cela celle celui ces cet cette ceux chez deux faire fait l la le les leur leurs lui ma mes moins mon même
de ne nos notre nous plus rien s sa ses son sous tous tout toute toutes très vos votre vous
depuis de des l la le les par plus que ses un
des autres deux plus sous
deux autres dans est ou à
doit encore les pas s à être
donc au d dans de en je la par pas plus un une à
dont celle elle elles est il ils l la le les nous un une vous
du fait moins même plus tout
dès l la le les lors que
déjà des en fait les qu à été
elle aussi avait c doit déjà en est fait les même n ne peut qui s serait était
elles aussi ne nous ont pour s sont
en aucun avait avant avoir ce cette des deux est eux faire fait l la le les leur lui moins même n ne nous ont
en plus s sa son sont tout toute très un une y être
encore au comme d de des en l la le les moins par plus pour qu que sur un une à été
entre autres ces cette dans de des deux elles eux l la le les nous ses tous un une
est ainsi alors au aussi avant ce celle celui comme d dans de donc du déjà elle en encore entre fait il jamais l
est la le les lui moins mon même notre par pas peut plus pour qu que sans son sur tout très un une votre à
et ainsi après au aucun aussi autres aux avec c ce cela celle celui ces ceux chez comme contre d dans de des deux
et doit donc dont du déjà elle en encore est faire fait il ils j jamais je l la le les leur leurs lors lui moins
et mon même n ne nos nous ont où par pas peut peuvent plus pour qu que qui s sa sans selon ses si son sont sous
et sur tous tout toutes très un une votre vous y à ça
eux aussi des le les mais ont sont
faire avec ce de des du en et l la le leurs par pour sur tout un une à
fait au aux c ce cette d de des du en et il l la le les même pas pour qu que sans ses son un une à ça
il aussi avait dans doit donc en est fait l la le leur lui n ne nous ou pas peut s sera un vous y à était été
ils avaient des en l le n ne nous ont pas peuvent s sont vous étaient
j en
jamais de à été
je l la le les lui n ne vous
l après avait avant est ont un une été être
la faire même plus
le faire fait le moins même pas plus sont sous tout très
les autres avoir contre deux faire moins ont plus sous très
leur est
lors d de des du qu que
lui aussi avait avoir des est et faire il l la le les même qui sera sont un à
mais aussi avec c ce cela celui cette d dans de des dont elle en il ils j je l la le les n ne nous pas plus pour qu
mais que qui s sa sans si son sous sur un une vous à ça
moins d dans de deux l la pour que si un une à
même au avec d dans de des du en et il l la le les par pas pour qu que qui s sa si un une à été
n avaient avait avoir en est ont y étaient était être
ne doit fait jamais l le les leur lui nous pas peut peuvent plus rien s sera serait sont vous
nous de en est faire le les n ne nous ont sont y
ont ainsi alors aucun aussi de depuis des donc déjà en encore entre eux fait ils jamais l la le les leur pas pour
ont tous tout un une à été
ou alors au aux avec comme d dans de des du elle en encore entre l la le les leur moins même n ne nous ont par
ou pas plus pour qu qui s sa ses si son sur un une à être
où de des elle est il ils j je l la le les nous sont un une vous
par ce celle ces cette contre d de des deux eux l la le les leur leurs ma où plus sa ses son tous un une vos
pas au aux avoir ce cela cette comme d dans de des du déjà en encore et faire fait l la le les leur lui moins par
pas plus pour qu que s sa sans si son sur tous très un une vous à été être
pendant des l la le les qu son
peut ainsi aussi avoir donc en encore faire il le ne pas plus s tout y être
peuvent pas s être
plus au ce d dans de des du en et il jamais l la le les ou pour qu que rien s un une à
pour avoir ce cela ces cet cette ceux d de des elle en eux faire l la le les leur leurs lui mes ne nos nous plus qu
pour que qui rien s sa ses son tous tout toute un une votre vous y à ça être
qu après au aucun aux avec elle elles en est il ils ont un une à
quand dans elle il ils je la les même nous un vous
que c ce cela celle celui ces cette ceux comme d dans de depuis des du en fait j jamais je l la le les leur leurs
que lui mon ne nos notre nous par peut plus pour quand s sa sans selon ses si son sont sous sur tous tout très
que votre vous à ça
qui au avaient avait d dans de doit en est eux fait il j l la le les leur lui même n ne nous ont par peut peuvent
qui pour s sera serait sont vous y à étaient était
rien de et n ne pour à
s en est il ils y étaient était être
sans aucun avoir en jamais la le les pour que rien être
selon cette des eux l la le les lui un une
sera l pas un
serait de donc pas une
ses deux
si c ce cela cette de elle elles j je l la le les leur nous un votre vous
son de
sont ainsi alors au aussi ces ceux comme d dans de des donc déjà elles en encore ils l la le les leurs par pas plus
sont pour que sans tous très un une à
sous cette des l la le les nos sa toutes un une
sur ce ces cette d de des deux l la le les leur leurs nos notre plus sa ses son tous tout toute un une votre
tous ces deux et les mes que qui ses un à
tout au ce cela comme d de en est faire il l le ou pour un une votre à
toute l la leur sa
toutes ces les ses
très en
un d de des en fait même ou plus sous être
une de des même ou plus sous
vers des l la le les nous sa un une
vous ce de des en et faire l la le les lui mais n ne pour quand que vous y à
y avait avoir en est fait ont sont un être
à aucun aucune avoir ce cela celle celui ces cet cette ceux d de des deux elle en eux faire fait l la le les
à leur leurs lui ma mes moins mon même n ne nos notre nous plus qui rien s sa ses son tous tout toute toutes un
à une vos votre vous y être
ça c en fait ne peut que s
étaient des en encore et l pas plus
était au dans de déjà en l la le pas plus très un une à
été d de et fait l la le très un une à
être aussi avec comme dans de des en et l la le les pas plus que très un une à
""",
    "pt": """
a a cada como dois e ele eles esse mais mesma nos não outros que quem se ser seu sua ter toda todas todo todos
a um uma
agora mas são
ainda a agora assim em mais não que um
antes de do que
ao mesmo meu que seu
após a o
as mais suas
assim a como que
até a agora as com de mesmo o que
bem como e mais na que
com a as ela ele eles essas esse este mais o os que seu sua toda todo um uma uns
como a em este não o os pode se um uma às é
contra a o os
da mesma minha qual sua
das outras
de a as bem cada dois no não onde outra outros que quem se ser seu seus sua suas ter toda todo todos um uma você
dela e
dele que é
depois de do que
desde o que
disse a lhe o que à
do bem então mesmo meu outro qual que seu
dos dois seus
durante a o um
e a agora ainda ao as assim até com como contra da das de depois disse do dos eles em então está foi isso já
e mais me mesmo na nas no nos não o onde os outra outras outro outros para pela pelo pelos podem por quando que
e se sem seu seus sua suas são também te tem tinha toda um uma vai à às é
ela e não é
elas se
ele a nos não tem tinha vai é
eles com não
em cada outro que quem seu seus sua todas todo todos um uma
embora a não o
enquanto elas o
entre a as eles o os outros uma
então o você
era a do o
esse é
estava em
este é
estes são
está em mais muito na no o seu
estão em
foi a do mais o para
havia sido
há um uma
isso a foi não o que se só é
já foram havia não que se é
lhe o que
mais a de do em o que se sobre um uma
mas a com depois em não o para que se também vai
me com que
mesmo assim o para por que um à
muito a bem com
na mesma minha sua
nem do
no mesmo meu seu
não a em está foi foram havia há me nos o pode se ser são só te tem tinha vai é
o bem com da de mais mesmo meu outro qual que seu
onde a o
os dois outros que seus
ou a até de em não os outros para todos um uma à
outra de
outro como
para a as ele essa esses esta este lhe me não o os que quem se ser seu ter todo todos um uma você
pode nos não se ser ter
por esse isso não onde que sua todos um uma
porque não o você
quando a ela foram não o os se você
que a agora ainda ao após aquele as até cada de ela elas ele eles em era eram esse esses estava este está estão
que foi foram há isso já lhe mais me mesmo na nem no nos não o os pelo pode por se ser seu sua suas são só também
que te tem tinha todas todo todos têm um uma vai você é
se a da de lhe não o por que quem tem todos um uma vai você às
segundo a o
sem ser
ser mais o um uma
seu e
sobre a as esta o os sua
são as como de do os
só para ser
também a de pode que são um é
te a disse o
tem a e muito o que um uma
ter mais um uma
tinha sido
tinham o que
toda a
todas as
todo o
todos eles em esses estes os
têm o uma
um dos ou
uma das outra só
vai nos para ser
você está não o pode se vai
à minha sua
é a aquele de mais muito no o outro porque que só também um uma
""",
}
"""Function words that follow one another in prose: a word, and behind it those that follow it."""

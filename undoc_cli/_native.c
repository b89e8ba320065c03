/* What is done for each character of a page, and the calls of PDFium that are made for each object, in C.

   Built where a C compiler is there when undoc is installed.  read/characters.py, layout/cells.py and ctypes do the same
   in Python, with the same results to the last bit: no product and sum may be fused here (see pyproject.toml), nothing
   may be computed in more than double precision. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <float.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if FLT_EVAL_METHOD != 0 || UINTPTR_MAX < UINT64_MAX
#error "Made for 64 bits: elsewhere Python does it."
#endif

/* ---- Function: a function of PDFium that takes whole numbers and pointers ---- */

#define MOST 6 /* arguments */

typedef intptr_t word; /* all but the callee's size of it is ignored: it goes by register, or takes a whole slot */

typedef struct {
    PyObject_HEAD
    vectorcallfunc vectorcall;
    void *address;
    Py_ssize_t count; /* of arguments */
    int result;       /* one of RESULTS */
} Function;

#define RESULTS "pisulv" /* pointer (None for NULL), int, size_t, unsigned int, unsigned long, nothing */

#define CALL(type)                                                                                                 \
    (self->count == 1   ? ((type (*)(word))self->address)(w[0])                                                    \
     : self->count == 2 ? ((type (*)(word, word))self->address)(w[0], w[1])                                        \
     : self->count == 3 ? ((type (*)(word, word, word))self->address)(w[0], w[1], w[2])                            \
     : self->count == 4 ? ((type (*)(word, word, word, word))self->address)(w[0], w[1], w[2], w[3])                \
     : self->count == 5 ? ((type (*)(word, word, word, word, word))self->address)(w[0], w[1], w[2], w[3], w[4])    \
     : self->count == 6                                                                                            \
         ? ((type (*)(word, word, word, word, word, word))self->address)(w[0], w[1], w[2], w[3], w[4], w[5])       \
         : ((type (*)(void))self->address)())

/* A converter of PyArg_Parse: take the address in an int, in bytes or, for NULL, in None. */
static int
as_pointer(PyObject *argument, void *found)
{
    void *pointer = NULL;

    if (PyLong_Check(argument))
        pointer = PyLong_AsVoidPtr(argument);
    else if (PyBytes_Check(argument))
        pointer = PyBytes_AS_STRING(argument);
    else if (argument != Py_None)
        PyErr_Format(PyExc_TypeError, "an int, bytes or None is wanted, not %R", argument);
    *(void **)found = pointer;
    return pointer || !PyErr_Occurred();
}

static PyObject *
call(PyObject *callable, PyObject *const *arguments, size_t flags, PyObject *keywords)
{
    Function *self = (Function *)callable;
    word w[MOST];

    if (PyVectorcall_NARGS(flags) != self->count || keywords)
        return PyErr_Format(PyExc_TypeError, "this function takes %zd arguments", self->count);
    for (Py_ssize_t at = 0; at < self->count; at++) {
        void *pointer;
        if (!as_pointer(arguments[at], &pointer))
            return NULL;
        w[at] = (word)pointer;
    }
    switch (self->result) {
    case 'i': return PyLong_FromLong(CALL(int));
    case 's': return PyLong_FromSize_t(CALL(size_t));
    case 'u': return PyLong_FromUnsignedLong(CALL(unsigned int));
    case 'l': return PyLong_FromUnsignedLong(CALL(unsigned long));
    case 'p': {
        void *found = CALL(void *);
        if (found)
            return PyLong_FromVoidPtr(found);
        Py_RETURN_NONE;
    }
    default:
        CALL(void);
        Py_RETURN_NONE;
    }
}

static PyObject *
new_function(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    static char *names[] = {"address", "result", "count", NULL};
    void *address;
    Py_ssize_t count;
    int result;

    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O&Cn", names, as_pointer, &address, &result, &count))
        return NULL;
    if (!address || !result || result > 127 || !strchr(RESULTS, result) || count < 0 || count > MOST)
        return PyErr_Format(PyExc_ValueError, "no such function can be called");
    Function *self = (Function *)type->tp_alloc(type, 0);
    if (self) {
        self->vectorcall = call;
        self->address = address;
        self->count = count;
        self->result = result;
    }
    return (PyObject *)self;
}

static PyTypeObject FunctionType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "undoc_cli._native.Function",
    .tp_doc = PyDoc_STR("A function of PDFium, by its address."),
    .tp_basicsize = sizeof(Function),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL,
    .tp_new = new_function,
    .tp_call = PyVectorcall_Call,
    .tp_vectorcall_offset = offsetof(Function, vectorcall),
};

/* ---- Characters ---- */

/* Take an array of doubles that holds so many from a place on; -1 and an exception where it does not. */
static int
doubles(PyObject *object, int flags, Py_ssize_t start, Py_ssize_t count, Py_buffer *found)
{
    if (PyObject_GetBuffer(object, found, flags | PyBUF_FORMAT) < 0)
        return -1;
    if (strcmp(found->format, "d") == 0 && start >= 0 && found->len / (Py_ssize_t)sizeof(double) - start >= count)
        return 0;
    PyBuffer_Release(found);
    PyErr_SetString(PyExc_ValueError, "the array holds no doubles, or none there");
    return -1;
}

typedef int (*origin_at)(void *text_page, int index, double *x, double *y);

/* Return a place as read/characters.py rounds it. */
static double
rounded(double place)
{
    const double drift = 0.055, whole = 1.5 * 4503599627370496.0, fine = 100.0;
    double near = place + whole - whole;
    return -drift < place - near && place - near < drift ? near : (fine * place + whole - whole) / fine;
}

static PyObject *
origins(PyObject *module, PyObject *arguments)
{
    void *function, *text_page;
    PyObject *array;
    Py_buffer places;

    if (!PyArg_ParseTuple(arguments, "O&O&O", as_pointer, &function, as_pointer, &text_page, &array))
        return NULL;
    if (!function)
        return PyErr_Format(PyExc_ValueError, "no such function can be called");
    if (doubles(array, PyBUF_WRITABLE, 0, 0, &places) < 0)
        return NULL;
    double *place = places.buf, y;
    int count = (int)(places.len / (Py_ssize_t)sizeof(double));
    for (int index = 0; index < count; index++) {
        ((origin_at)function)(text_page, index, &place[index], &y);
        place[index] = rounded(place[index]);
    }
    PyBuffer_Release(&places);
    Py_RETURN_NONE;
}

static PyObject *
edges(PyObject *module, PyObject *arguments)
{
    Py_ssize_t start;
    double scale, x, least = HUGE_VAL, widest = -HUGE_VAL, last = 0.0, edge = 0.0;
    PyObject *array, *letters, *widths, *x0s = NULL, *x1s = NULL;
    Py_buffer places;

    if (!PyArg_ParseTuple(arguments, "OnUO!dd", &array, &start, &letters, &PyDict_Type, &widths, &scale, &x))
        return NULL;
    Py_ssize_t count = PyUnicode_GET_LENGTH(letters);
    if (doubles(array, PyBUF_SIMPLE, start, count, &places) < 0)
        return NULL;
    const double *place = (const double *)places.buf + start;
    x0s = PyList_New(count);
    x1s = PyList_New(count);
    if (!x0s || !x1s || !count)
        goto none;
    for (Py_ssize_t at = 0; at < count; at++) {
        if (at && !(last < place[at]))
            goto none;
        last = place[at];
        PyObject *letter = PyUnicode_FromOrdinal((int)PyUnicode_READ_CHAR(letters, at));
        if (!letter)
            goto none;
        PyObject *width = PyDict_GetItemWithError(widths, letter); /* borrowed */
        Py_DECREF(letter);
        if (!width)
            goto none;
        if (!PyFloat_Check(width)) { /* what is none may run code of its own, and change what is read here */
            PyErr_SetString(PyExc_TypeError, "widths are floats");
            goto none;
        }
        double left = x + scale * last, breadth = scale * PyFloat_AS_DOUBLE(width);
        if (at) {
            double gap = left - edge;
            least = gap < least ? gap : least;
            widest = gap > widest ? gap : widest;
        }
        edge = left + breadth;
        PyObject *x0 = PyFloat_FromDouble(left), *x1 = PyFloat_FromDouble(edge);
        if (!x0 || !x1) {
            Py_XDECREF(x0);
            Py_XDECREF(x1);
            goto none;
        }
        PyList_SET_ITEM(x0s, at, x0);
        PyList_SET_ITEM(x1s, at, x1);
    }
    PyBuffer_Release(&places);
    return Py_BuildValue("(NN(dd))", x0s, x1s, least, widest);
none:
    PyBuffer_Release(&places);
    Py_XDECREF(x0s);
    Py_XDECREF(x1s);
    if (PyErr_Occurred())
        return NULL;
    Py_RETURN_NONE;
}

/* Take edges of characters, so many; -1 and an exception where there are others. */
static int
known_edges(PyObject *edges, Py_ssize_t count)
{
    if (PySequence_Fast_GET_SIZE(edges) != count) {
        PyErr_SetString(PyExc_ValueError, "not every character has its edges");
        return -1;
    }
    for (Py_ssize_t at = 0; at < count; at++)
        if (!PyFloat_Check(PySequence_Fast_GET_ITEM(edges, at))) {
            PyErr_SetString(PyExc_TypeError, "edges are floats");
            return -1;
        }
    return 0;
}

static PyObject *
even(PyObject *module, PyObject *arguments)
{
    PyObject *text, *lefts, *rights, *x0s = NULL, *x1s = NULL, *kept = NULL, *found = NULL;
    double least, wide, widest, between = 0.0, end = 0.0;

    if (!PyArg_ParseTuple(arguments, "UOOddd", &text, &lefts, &rights, &least, &wide, &widest))
        return NULL;
    Py_ssize_t count = PyUnicode_GET_LENGTH(text);
    x0s = PySequence_Fast(lefts, "left edges are wanted");
    x1s = PySequence_Fast(rights, "right edges are wanted");
    if (!x0s || !x1s || known_edges(x0s, count) < 0 || known_edges(x1s, count) < 0
        || !(kept = PyBytes_FromStringAndSize(NULL, 2 * count * (Py_ssize_t)sizeof(float))))
        goto done;
    PyObject **x0 = PySequence_Fast_ITEMS(x0s), **x1 = PySequence_Fast_ITEMS(x1s);
    float *low = (float *)PyBytes_AS_STRING(kept), *high = low + count, left = HUGE_VALF, right = -HUGE_VALF;
    for (Py_ssize_t at = 0; at < count; at++) {
        double from = PyFloat_AS_DOUBLE(x0[at]), to = PyFloat_AS_DOUBLE(x1[at]);
        if (0 < at && at < count - 1 && PyUnicode_READ_CHAR(text, at) == ' ') {
            from = end;
            to = PyFloat_AS_DOUBLE(x0[at + 1]);
            if (to - from <= least)
                goto uneven;
            between = to - from > between ? to - from : between;
        }
        if (at && widest > wide && from - end > wide)
            goto uneven;
        end = to;
        low[at] = (float)from;
        high[at] = (float)to;
        left = low[at] < left ? low[at] : left;
        right = high[at] > right ? high[at] : right;
    }
    found = Py_BuildValue("(Oddd)", kept, (double)left, (double)right, between);
    goto done;
uneven:
    found = Py_NewRef(Py_None);
done:
    Py_XDECREF(x0s);
    Py_XDECREF(x1s);
    Py_XDECREF(kept);
    return found;
}

static PyMethodDef methods[] = {
    {"origins", origins, METH_VARARGS, PyDoc_STR("As read/characters.py says.")},
    {"edges", edges, METH_VARARGS, PyDoc_STR("As read/characters.py says.")},
    {"even", even, METH_VARARGS, PyDoc_STR("As layout/cells.py says.")},
    {NULL, NULL, 0, NULL},
};

static int
fill(PyObject *module)
{
    return PyModule_AddType(module, &FunctionType);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, fill}, {0, NULL}};

static struct PyModuleDef native = {
    PyModuleDef_HEAD_INIT, .m_name = "_native", .m_doc = "What is compiled.", .m_methods = methods, .m_slots = slots,
};

PyMODINIT_FUNC
PyInit__native(void)
{
    return PyModuleDef_Init(&native);
}

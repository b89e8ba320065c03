/* What is done for each character of a page, and the calls of PDFium that are made for each object, in C.

   Built where a C compiler is there when undoc is installed.  read/characters.py and ctypes do the same in Python, with
   the same results to the last bit: no product and sum may be fused here (see pyproject.toml). */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <structmember.h>

/* ---- Function: a function of PDFium that takes whole numbers and pointers, and perhaps one float at the end ---- */

#define MOST 6 /* arguments */

typedef struct {
    PyObject_HEAD
    vectorcallfunc vectorcall;
    void (*address)(void);
    char result;  /* p pointer (None for NULL), i int, u unsigned int, l unsigned long, v nothing */
    char floats;  /* whether the last of two arguments is a float */
} Function;

typedef intptr_t word;
typedef word (*f0)(void);
typedef word (*f1)(word);
typedef word (*f2)(word, word);
typedef word (*f3)(word, word, word);
typedef word (*f4)(word, word, word, word);
typedef word (*f5)(word, word, word, word, word);
typedef word (*f6)(word, word, word, word, word, word);
typedef void (*f_float)(word, float);

static int
as_word(PyObject *argument, word *found)
{
    if (PyLong_Check(argument))
        *found = (word)PyLong_AsSsize_t(argument);
    else if (PyBytes_Check(argument))
        *found = (word)PyBytes_AS_STRING(argument);
    else if (argument == Py_None)
        *found = 0;
    else {
        PyErr_Format(PyExc_TypeError, "an int, bytes or None is wanted, not %R", argument);
        return -1;
    }
    return *found == -1 && PyErr_Occurred() ? -1 : 0;
}

static PyObject *
call(PyObject *callable, PyObject *const *arguments, size_t flags, PyObject *keywords)
{
    Function *self = (Function *)callable;
    Py_ssize_t count = PyVectorcall_NARGS(flags);
    word w[MOST], answer;

    if (count > MOST || keywords || (self->floats && count != 2)) {
        PyErr_SetString(PyExc_TypeError, "these are not the arguments of this function");
        return NULL;
    }
    for (Py_ssize_t i = 0; i < count - self->floats; i++)
        if (as_word(arguments[i], &w[i]) < 0)
            return NULL;
    if (self->floats) {
        double last = PyFloat_AsDouble(arguments[1]);
        if (last == -1.0 && PyErr_Occurred())
            return NULL;
        ((f_float)self->address)(w[0], (float)last);
        Py_RETURN_NONE;
    }
    switch (count) {
    case 0: answer = ((f0)self->address)(); break;
    case 1: answer = ((f1)self->address)(w[0]); break;
    case 2: answer = ((f2)self->address)(w[0], w[1]); break;
    case 3: answer = ((f3)self->address)(w[0], w[1], w[2]); break;
    case 4: answer = ((f4)self->address)(w[0], w[1], w[2], w[3]); break;
    case 5: answer = ((f5)self->address)(w[0], w[1], w[2], w[3], w[4]); break;
    default: answer = ((f6)self->address)(w[0], w[1], w[2], w[3], w[4], w[5]); break;
    }
    switch (self->result) {
    case 'i': return PyLong_FromLong((int)answer);
    case 'u': return PyLong_FromUnsignedLong((unsigned int)answer);
    case 'l': return PyLong_FromUnsignedLong((unsigned long)answer);
    case 'p': if (answer) return PyLong_FromSize_t((size_t)answer); /* fall through */
    default: Py_RETURN_NONE;
    }
}

static PyObject *
new_function(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    static char *names[] = {"address", "result", "floats", NULL};
    Py_ssize_t address;
    int result, floats;

    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "nCp", names, &address, &result, &floats))
        return NULL;
    Function *self = (Function *)type->tp_alloc(type, 0);
    if (self) {
        self->vectorcall = call;
        self->address = (void (*)(void))address;
        self->result = (char)result;
        self->floats = (char)floats;
    }
    return (PyObject *)self;
}

static PyTypeObject FunctionType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "undoc_cli.read._native.Function",
    .tp_doc = PyDoc_STR("A function of PDFium, by its address."),
    .tp_basicsize = sizeof(Function),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL,
    .tp_new = new_function,
    .tp_call = PyVectorcall_Call,
    .tp_vectorcall_offset = offsetof(Function, vectorcall),
};

/* ---- Characters ---- */

/* Take a buffer of doubles that holds at least so many; -1 and an exception where it is none. */
static int
doubles(PyObject *object, int flags, Py_ssize_t least, Py_buffer *found)
{
    if (PyObject_GetBuffer(object, found, flags) < 0)
        return -1;
    if (found->itemsize == sizeof(double) && found->len / (Py_ssize_t)sizeof(double) >= least)
        return 0;
    PyBuffer_Release(found);
    PyErr_SetString(PyExc_ValueError, "the array holds no doubles, or too few");
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
    Py_ssize_t function, text_page;
    PyObject *array;
    Py_buffer places;

    if (!PyArg_ParseTuple(arguments, "nnO", &function, &text_page, &array)
        || doubles(array, PyBUF_SIMPLE | PyBUF_WRITABLE | PyBUF_FORMAT, 0, &places) < 0)
        return NULL;
    double *place = places.buf, y;
    int count = (int)(places.len / (Py_ssize_t)sizeof(double));
    for (int index = 0; index < count; index++) {
        ((origin_at)function)((void *)text_page, index, &place[index], &y);
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
    if (start < 0 || doubles(array, PyBUF_SIMPLE | PyBUF_FORMAT, start + count, &places) < 0)
        return start < 0 ? PyErr_Format(PyExc_ValueError, "no character has the number %zd", start) : NULL;
    const double *place = (const double *)places.buf + start;
    x0s = PyList_New(count);
    x1s = PyList_New(count);
    if (!x0s || !x1s)
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
        double em = PyFloat_AsDouble(width), left = x + scale * last, breadth = scale * em;
        if (em == -1.0 && PyErr_Occurred())
            goto none;
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

static PyMethodDef methods[] = {
    {"origins", origins, METH_VARARGS, PyDoc_STR("As read/characters.py says.")},
    {"edges", edges, METH_VARARGS, PyDoc_STR("As read/characters.py says.")},
    {NULL, NULL, 0, NULL},
};

static int
fill(PyObject *module)
{
    return PyModule_AddType(module, &FunctionType);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, fill}, {0, NULL}};

static struct PyModuleDef native = {
    PyModuleDef_HEAD_INIT, .m_name = "_native", .m_doc = "Reading, compiled.", .m_methods = methods, .m_slots = slots,
};

PyMODINIT_FUNC
PyInit__native(void)
{
    return PyModuleDef_Init(&native);
}
